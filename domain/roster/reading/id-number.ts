import type { Sex } from './child'
import { dayText } from './dates'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** What an 18-digit identity number tells. */
export interface IdFacts {
  number: string
  sex: Sex
  birthDate: string
}

/**
 * Reads a citizen identity number by GB 11643-1999: six digits of region, birth date, sequence (odd is male), check
 * digit by ISO 7064 MOD 11-2.
 * @param text half-width, without spaces
 * @returns the facts, or a Chinese sentence that says what is wrong
 */
export function readIdNumber(text: string): IdFacts | string {
  const number = text.toUpperCase()
  if (/E\+/.test(number)) return '身份证号被存成了数字，后几位已丢失，请把该列设为文本格式后重填'
  if (!/^\d{17}[\dX]$/.test(number)) return `身份证号应为18位，现为${number.length}位或含有其他字符`
  const birthDate = dayText(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))
  if (!birthDate) return '身份证号中的出生日期不存在'
  if (checkDigit(number) !== number[17]) {
    return number.endsWith('000')
      ? '身份证号校验位不对，后几位可能在表格里丢失，请把该列设为文本格式后重填'
      : '身份证号校验位不对，请核对'
  }
  return { number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/** The 18th character for the first 17 digits of an identity number. */
export function checkDigit(number: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return '10X98765432'[sum % 11]!
}
