/** China has one zone and no summer time: CloudBase reads cron lines at UTC+8. */
const zoneMs = 8 * 3600_000
const dayMs = 24 * 3600_000

interface Field {
  has(value: number): boolean
  any: boolean
}

/** A CloudBase timer line, read. `times` are the milliseconds of a day at which it fires, ascending. */
export interface Cron {
  times: number[]
  day: Field
  month: Field
  weekday: Field
  year: Field
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/**
 * Reads a seven-field cron line as CloudBase does (`,` `-` `*` `/`, names of months and weekdays, Sunday is 0).
 * The libraries that take seven fields with a zone read the year or Sunday otherwise, hence this small one.
 * @throws Error that names the field at fault
 */
export function parseCron(line: string): Cron {
  const parts = line.trim().split(/\s+/)
  if (parts.length !== 7) throw new Error(`A CloudBase timer has 7 fields, this has ${parts.length}: "${line}"`)
  const [second, minute, hour, day, month, weekday, year] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    times: timesOfDay(
      readField('hour', hour, 0, 23),
      readField('minute', minute, 0, 59),
      readField('second', second, 0, 59),
    ),
    day: readField('day', day, 1, 31),
    month: readField('month', month, 1, 12, months, 1),
    weekday: readField('weekday', weekday, 0, 6, weekdays, 0),
    year: readField('year', year, 1970, 2099),
  }
}

function readField(name: string, text: string, low: number, high: number, names: string[] = [], base = 0): Field {
  const values = new Set<number>()
  const number = (word: string): number => {
    const named = names.indexOf(word.toUpperCase())
    const value = named >= 0 ? named + base : Number(word)
    if (!/^\d+$/.test(word) && named < 0) throw new Error(`Not a ${name}: "${word}"`)
    if (value < low || value > high) throw new Error(`${name} ${word} is not between ${low} and ${high}`)
    return value
  }
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/')
    const stride = step === undefined ? 1 : Number(step)
    if (!Number.isInteger(stride) || stride < 1) throw new Error(`Not a step of ${name}: "${part}"`)
    const [from, to] = range === '*' ? [low, high] : edges(range, step !== undefined ? high : undefined, number)
    if (from > to) throw new Error(`${name} runs backwards: "${part}"`)
    for (let value = from; value <= to; value += stride) values.add(value)
  }
  return { has: (value) => values.has(value), any: text === '*' }
}

function edges(range: string, openEnd: number | undefined, number: (word: string) => number): [number, number] {
  const [first = '', last] = range.split('-')
  const from = number(first)
  return [from, last !== undefined ? number(last) : (openEnd ?? from)]
}

/** Whether a day (any instant of it, already shifted to UTC+8) is one on which the line fires. */
function dayMatches(cron: Cron, local: Date): boolean {
  if (!cron.year.has(local.getUTCFullYear()) || !cron.month.has(local.getUTCMonth() + 1)) return false
  const byDay = cron.day.has(local.getUTCDate())
  const byWeekday = cron.weekday.has(local.getUTCDay())
  // With both given, CloudBase fires when either matches, as every cron since Vixie's.
  return cron.day.any || cron.weekday.any ? byDay && byWeekday : byDay || byWeekday
}

function timesOfDay(hour: Field, minute: Field, second: Field): number[] {
  const list = (field: Field, size: number) => Array.from({ length: size }, (_, i) => i).filter((i) => field.has(i))
  return list(hour, 24).flatMap((h) =>
    list(minute, 60).flatMap((m) => list(second, 60).map((s) => ((h * 60 + m) * 60 + s) * 1000)),
  )
}

/**
 * The first instant after `after` (milliseconds since 1970) at which the line fires; undefined if none within 5 years.
 */
export function nextAfter(cron: Cron, after: number): number | undefined {
  const firstDay = Math.floor((after + zoneMs) / dayMs)
  for (let day = firstDay; day < firstDay + 5 * 366; day += 1) {
    if (!dayMatches(cron, new Date(day * dayMs))) continue
    const time = cron.times.find((each) => day * dayMs + each - zoneMs > after)
    if (time !== undefined) return day * dayMs + time - zoneMs
  }
  return undefined
}

/** The last instant in `(after, until]` at which the line fires; undefined if there is none. */
export function lastWithin(cron: Cron, after: number, until: number): number | undefined {
  const lastDay = Math.floor((until + zoneMs) / dayMs)
  for (let day = lastDay; (day + 1) * dayMs - zoneMs > after; day -= 1) {
    if (!dayMatches(cron, new Date(day * dayMs))) continue
    const time = cron.times.findLast((each) => day * dayMs + each - zoneMs <= until)
    if (time === undefined) continue
    const instant = day * dayMs + time - zoneMs
    return instant > after ? instant : undefined
  }
  return undefined
}
