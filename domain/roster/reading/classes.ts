import { codeText, smallNumber } from './text'

const MAX_CLASS = 60

/** What a class cell tells; either part may be missing. */
export interface ClassRead {
  grade?: number
  classNumber?: number
}

/** Reads a grade (一年级, 3, 初一, 七年级) as 1..9, `null` for anything else. */
export function readGrade(text: string): number | null {
  const code = codeText(text)
  const junior = /^(?:初中|初)([一二三1-3])(?:年级|年)?$/.exec(code)
  if (junior) return 6 + smallNumber(junior[1]!)!
  const plain = /^(?:小学|小)?([一二三四五六七八九1-9])(?:年级|年|级)?$/.exec(code)
  return plain ? smallNumber(plain[1]!) : null
}

/** Reads a class (2班, (2)班, 三(2)班, 三年级二班, 302, 初一3班); `null` for what is no class. */
export function readClass(text: string): ClassRead | null {
  const code = codeText(text)
    .replace(/[[{【〔]/g, '(')
    .replace(/[\]}】〕]/g, ')')
    .replace(/第/g, '')
  const alone = classNumber(/^\(?([^()]+?)\)?班?$/.exec(code)?.[1] ?? '')
  if (alone !== null) return { classNumber: alone }
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
