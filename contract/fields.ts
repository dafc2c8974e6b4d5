import * as z from 'zod'

/** Field shapes that several areas share. Ids are database numbers, never shown to people. */
export const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** `YYYY-MM-DD`, a real date of this or the last century (the database knows no year 0). */
export const dateText = z.iso.date().regex(/^(19|20)/)

/** The Monday of a school week. */
export const week = dateText.refine((text) => new Date(`${text}T00:00:00Z`).getUTCDay() === 1, {
  params: { code: 'wrongFormat' },
})

/** An instant, ISO in UTC. */
export const instant = z.iso.datetime().regex(/^(19|20)/)

/** Minutes since the school's midnight; 1440 closes a day. */
export const minuteOfDay = z.number().int().min(0).max(1440)

/** What a database cannot keep or a screen cannot show: control characters (but tabs and ends of lines), halves of a character. */
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu

/** What a person typed or pasted: without unprintable characters, trimmed, bounded. */
export const text = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.replace(unprintable, ''))
    .trim()
    .max(max)

/** A CloudBase file id. */
export const fileId = z.string().regex(/^cloud:\/\/[A-Za-z0-9._/-]{3,300}$/)

/** The keys of a label table as an enumeration. */
export function keysOf<T extends Record<string, string>>(labels: T) {
  return z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]])
}

/** Five faces, 1 = sad ... 5 = very happy. */
export const mood = z.number().int().min(1).max(5)
