import { codeText } from './text'

/** The numbers of one cell and what had to be done to read them. */
export interface PhonesRead {
  phones: string[]
  /** Chinese reasons; empty when the cell held one plain number. */
  remarks: string[]
}

const mobile = /^1[3-9]\d{9}$/
const countryCode = /(^|\D)(\+|00)?86[-\s]?1[3-9]/
const landline = /^0\d{2,3}-?\d{7,8}$/

/**
 * Reads the telephone numbers of a cell: mobile numbers, landlines with their area code, several in one cell, with
 * spaces, dashes, full-width digits, +86, or a word beside them.
 * @param written the cell's text, not empty
 * @returns the numbers, or a Chinese sentence that says what is wrong
 */
export function readPhones(written: string): PhonesRead | string {
  const code = codeText(written)
  if (mobile.test(code) || landline.test(code)) {
    const remarks = code === written.replace(/\s/g, '') ? [] : ['全角数字改为半角']
    if (/\s/.test(written.trim())) remarks.push('去掉号码中的空格或横线')
    return { phones: [dashed(code)], remarks }
  }
  if (/^\d(\.\d+)?E\+?\d+$/i.test(code)) return '号码被存成了科学记数，已不完整，请把该列设为文本格式后重填'
  const found = split(written)
  if (found.length === 0) return '没有找到电话号码'
  const wrong = found.find((number) => !mobile.test(number) && !landline.test(number))
  if (wrong) return complaint(wrong, found.length)
  return { phones: [...new Set(found.map(dashed))], remarks: remarksOn(written, found) }
}

/** Pieces that are meant to be one number each. Spaces and dashes join digits only while no number is complete. */
function split(written: string): string[] {
  const text = written.normalize('NFKC').replace(/(^|[^\d])(\+|00)?86[-\s]?(?=1[3-9][\d\s-]{9,})/g, '$1')
  return text
    .split(/[^\d\s–—-]+/)
    .flatMap((piece) => {
      const digits = piece.replace(/[^\d]/g, '')
      if (/^(1[3-9]\d{9}){2,}$/.test(digits)) return digits.match(/\d{11}/g)!
      if (mobile.test(digits) || landline.test(digits))
        return [landline.test(digits) ? piece.replace(/\s/g, '') : digits]
      const words = piece
        .trim()
        .split(/\s+/)
        .map((word) => word.replace(/[^\d]/g, ''))
      return words.length > 1 && words.every((word) => word.length >= 7) ? words : [digits]
    })
    .filter((number) => number !== '')
}

function remarksOn(written: string, found: string[]): string[] {
  const remarks: string[] = []
  if (/[０-９]/.test(written)) remarks.push('全角数字改为半角')
  if (found.length > 1) remarks.push(`一格里有${found.length}个号码，都已保留`)
  if (/\d[\s–—-]+\d/.test(written.normalize('NFKC'))) remarks.push('去掉号码中的空格或横线')
  if (countryCode.test(written.normalize('NFKC'))) remarks.push('去掉国家代码86')
  if (/[\p{Script=Han}a-z]/iu.test(written.replace(/[或和及]/g, ''))) remarks.push('号码旁的文字没有采用')
  return remarks.length > 0 ? remarks : ['统一号码写法']
}

function complaint(number: string, count: number): string {
  const which = count > 1 ? `其中“${number}”` : ''
  if (/^[2-9]\d{6,7}$/.test(number)) return `${which}不是完整的号码：座机请加区号`
  return `${which}不是电话号码：手机号应为11位，现为${number.length}位数字`
}

function dashed(number: string): string {
  const digits = number.replace(/-/g, '')
  if (mobile.test(digits)) return digits
  const area = /^0(10|2\d)/.test(digits) ? 3 : 4
  return `${digits.slice(0, area)}-${digits.slice(area)}`
}
