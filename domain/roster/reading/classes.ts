import { codeText, smallNumber } from './text'

const MAX_CLASS = 60

/** What a class cell tells; either part may be missing. */
export interface ClassRead {
  grade?: number
  classNumber?: number
}

/**
 * The grade of who entered in a year (2021级): the first school year begins on 1 August of it. A primary school's unless the word before says junior.
 * @param today `YYYY-MM-DD`; without it an entry year cannot be told
 */
function gradeOfEntry(code: string, today?: string): number | null {
  const entry = /^(小学|初中|初|小)?(20\d{2})(?:级|年入学|届入学)$/.exec(code)
  if (!entry || !today) return null
  const schoolYear = Number(today.slice(0, 4)) - (today.slice(5, 7) < '08' ? 1 : 0)
  const years = schoolYear - Number(entry[2]) + 1
  const isJunior = entry[1]?.startsWith('初') ?? false
  if (years < 1 || years > (isJunior ? 3 : 6)) return null
  return isJunior ? years + 6 : years
}

/** Reads a grade (一年级, 3, 初一, 七年级; with `today` also 2021级) as 1..9, `null` for anything else. */
export function readGrade(text: string, today?: string): number | null {
  const code = codeText(text)
  const entered = gradeOfEntry(code, today)
  if (entered !== null) return entered
  const junior = /^(?:初中|初)([一二三1-3])(?:年级|年)?$/.exec(code)
  if (junior) return 6 + smallNumber(junior[1]!)!
  const plain = /^(?:小学|小)?([一二三四五六七八九1-9])(?:年级|年|级)?$/.exec(code)
  return plain ? smallNumber(plain[1]!) : null
}

/** Reads a class (2班, (2)班, 三(2)班, 三年级二班, 302, 初一3班); `null` for what is no class. */
export function readClass(text: string, today?: string): ClassRead | null {
  const code = codeText(text)
    .replace(/[[{【〔]/g, '(')
    .replace(/[\]}】〕]/g, ')')
    .replace(/第/g, '')
  const alone = classNumber(/^\(?([^()]+?)\)?班?$/.exec(code)?.[1] ?? '')
  if (alone !== null) return { classNumber: alone }
  const entry = /^((?:小学|初中|初|小)?20\d{2}级)[.\-_]?\(?([^()]*?)\)?班?$/.exec(code)
  if (entry) {
    const grade = readGrade(entry[1]!, today)
    const number = entry[2] === '' ? undefined : (classNumber(entry[2]!.replace(/^0/, '')) ?? undefined)
    if (grade === null || (entry[2] !== '' && number === undefined)) return null
    return number === undefined ? { grade } : { grade, classNumber: number }
  }
  const digits = /^([1-9])(\d{2})班?$/.exec(code)
  const split =
    digits ?? /^((?:初中|初|小学|小)?[一二三四五六七八九1-9](?:年级|年)?)[.\-_]?\(?([^()]+?)\)?班?$/.exec(code)
  if (split) {
    const grade = readGrade(split[1]!)
    const number = classNumber(split[2]!.replace(/^0/, ''))
    if (grade !== null && number !== null) return { grade, classNumber: number }
  }
  const grade = /年级|初/.test(code) ? readGrade(code.replace(/班$/, '')) : null
  return grade === null ? null : { grade }
}

/** The one spelling of a class's number. */
export function className(number: number): string {
  return `${number}班`
}

/** Grade and class for a sentence: 三年级2班. */
export function gradeClassText(grade: number, number: number): string {
  return `${'一二三四五六七八九'[grade - 1]}年级${number}班`
}

function classNumber(text: string): number | null {
  const number = smallNumber(text)
  return number !== null && number >= 1 && number <= MAX_CLASS ? number : null
}
