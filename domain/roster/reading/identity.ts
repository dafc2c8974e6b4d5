import type { Sex } from './child'
import { readDay, yearsBetween } from './dates'
import { readIdNumber, type IdFacts } from './id-number'
import { isNoName, readName } from './names'
import type { RowScribe } from './row-scribe'
import { codeText, isBlankMark, isUnknownMark } from './text'

const MIN_AGE = 3
const MAX_AGE = 20
const sexText = { male: '男', female: '女' } as const

/** The child's name; refuses the row where there is none. */
export function childName(row: RowScribe): string | undefined {
  const place = row.place('name')!
  if (place.isFormula) return void row.refuse(place, '姓名是公式，请改成文字')
  if (isNoName(place.text)) return void row.refuse(place, '缺少姓名')
  const read = readName(place.written)
  if (typeof read === 'string') return void row.refuse(place, read)
  if (read.reason) row.correct(place, read.name, read.reason)
  return read.name
}

/** The child's identity number where the row gives one; a wrong one refuses the row. */
export function childId(row: RowScribe): IdFacts | undefined {
  const place = row.place('idNumber')
  if (!place || row.dropFormula(place)) return undefined
  const text = codeText(place.text)
  if (isBlankMark(text) || isUnknownMark(text)) return undefined
  const read = readIdNumber(text)
  if (typeof read === 'string') return void row.refuse(place, read)
  if (read.number !== place.written) row.correct(place, read.number, '统一身份证号写法')
  return read
}

/** The child's sex, from its column or from the identity number; the two must agree. */
export function childSex(row: RowScribe, id: IdFacts | undefined): Sex | undefined {
  const place = row.anchor('sex')
  const text = row.place('sex') ? codeText(place.text).toLowerCase() : ''
  const male = /^(男|男生|男孩|男性|男童|m|male|boy)$/.test(text)
  if (male || /^(女|女生|女孩|女性|女童|f|female|girl)$/.test(text)) {
    const sex = male ? 'male' : 'female'
    if (id && id.sex !== sex) return void row.refuse(place, `性别与身份证号不一致：身份证号显示为${sexText[id.sex]}`)
    if (place.written !== sexText[sex]) row.correct(place, sexText[sex], '统一性别写法')
    return sex
  }
  if (id && (place.isFormula || isBlankMark(text) || isUnknownMark(text) || !row.place('sex'))) {
    if (row.place('sex')) row.correct(place, sexText[id.sex], '按身份证号补上性别')
    return id.sex
  }
  const isMissing = isBlankMark(text) || isUnknownMark(text)
  return void row.refuse(place, place.isFormula ? '性别是公式，请改成文字' : isMissing ? '缺少性别' : '性别应为男或女')
}

/**
 * The child's birth date, from its column or from the identity number; the two must agree.
 * @param today `YYYY-MM-DD`
 */
export function childBirth(row: RowScribe, id: IdFacts | undefined, today: string): string | undefined {
  const place = row.anchor('birthDate')
  const text = row.place('birthDate') ? codeText(place.text) : ''
  if (isBlankMark(text) || isUnknownMark(text)) {
    if (!id) return void row.refuse(place, place.isFormula ? '出生日期是公式，请改成日期' : '缺少出生日期')
    if (row.place('birthDate')) row.correct(place, id.birthDate, '按身份证号补上出生日期')
    return plausible(row, id.birthDate, today)
  }
  const read = readDay(text)
  if (typeof read === 'string') {
    if (!id || !read.startsWith('只有年和月') || !sameMonth(text, id.birthDate)) return void row.refuse(place, read)
    row.correct(place, id.birthDate, '按身份证号补上日')
    return plausible(row, id.birthDate, today)
  }
  if (id && id.birthDate !== read.day) {
    return void row.refuse(place, `出生日期与身份证号不一致：身份证号显示为${id.birthDate}`)
  }
  if (!read.plain && place.kind !== 'date') row.correct(place, read.day, dateReason(text))
  return plausible(row, read.day, today)
}

function dateReason(text: string): string {
  return /^\d{5}$/.test(text) ? '单元格里是表格的日期序号，换算成日期' : '统一日期写法'
}

function sameMonth(text: string, day: string): boolean {
  const match = /^(\d{4})[-/.年]?(\d{1,2})/.exec(text)!
  return `${match[1]}-${match[2]!.padStart(2, '0')}` === day.slice(0, 7)
}

function plausible(row: RowScribe, day: string, today: string): string | undefined {
  const place = row.anchor('birthDate')
  if (day > today) return void row.refuse(place, '出生日期在将来，请核对')
  const age = yearsBetween(day, today)
  if (age >= MIN_AGE && age <= MAX_AGE) return day
  return void row.refuse(place, `按这个出生日期，孩子今年${age}岁，不像在校学生，请核对`)
}
