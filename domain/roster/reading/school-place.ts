import type { Accommodation } from './child'
import { className, gradeClassText, readClass, readGrade, type ClassRead } from './classes'
import type { RowScribe } from './row-scribe'
import { codeText, isBlankMark, isUnknownMark } from './text'

/** Where the child sits. */
export interface SchoolPlace {
  grade: number
  classNumber: number
  className: string
}

/**
 * Grade and class from one column or two; the class column may carry the grade (三(2)班).
 * @param sheetClass what the sheet's name or title tells, for sheets without such columns
 * @param today `YYYY-MM-DD`, for grades that are written as the year of entry (2021级)
 */
export function schoolPlace(row: RowScribe, sheetClass: ClassRead, today: string): SchoolPlace | undefined {
  const grade = statedGrade(row, today)
  const read = statedClass(row, today) ?? (row.place('class') ? undefined : sheetClass)
  if (grade === 'refused' || !read) return undefined
  const place = row.anchor('class')
  if (grade && read.grade && grade !== read.grade) {
    return void row.refuse(place, `年级与班级不一致：年级栏是${row.place('grade')!.text}，班级栏是${place.text}`)
  }
  const known = grade ?? read.grade ?? sheetClass.grade
  if (!known) return void row.refuse(row.anchor('grade'), '缺少年级')
  const number = read.classNumber ?? (row.place('class') ? 1 : sheetClass.classNumber)
  if (!number) return void row.refuse(place, '缺少班级')
  if (!read.classNumber && row.place('class')) row.correct(place, gradeClassText(known, 1), '只写了年级，按1班登记')
  else if (!grade && read.grade && row.place('grade')) {
    row.correct(place, gradeClassText(known, number), '年级没有填写，按班级栏补上')
  }
  return { grade: known, classNumber: number, className: className(number) }
}

function statedGrade(row: RowScribe, today: string): number | 'refused' | undefined {
  const place = row.place('grade')
  if (!place || (!place.isFormula && (/^(年级|年|级)?$/.test(codeText(place.text)) || isBlankMark(place.text))))
    return undefined
  const grade = place.isFormula ? null : (readGrade(place.text, today) ?? readClass(place.text, today)?.grade ?? null)
  if (grade !== null) return grade
  row.refuse(place, place.isFormula ? '年级是公式，请改成文字' : '认不出年级，应为一年级至九年级')
  return 'refused'
}

function statedClass(row: RowScribe, today: string): ClassRead | undefined {
  const place = row.place('class')
  const inGrade = row.place('grade')?.text
  if (!place) return inGrade ? (readClass(inGrade, today) ?? undefined) : undefined
  if (place.isFormula) return void row.refuse(place, '班级是公式，请改成文字')
  if (isBlankMark(place.text) || isUnknownMark(place.text)) return void row.refuse(place, '缺少班级')
  const read = readClass(place.text, today)
  return read ?? void row.refuse(place, '认不出班级，请写成“2班”或“三(2)班”的样子')
}

/** Day pupil or boarder. A cell left empty is read as a day pupil, and said so. */
export function accommodation(row: RowScribe): Accommodation | undefined {
  const place = row.place('accommodation')
  if (!place) return 'day'
  if (place.isFormula) return void row.refuse(place, '是否寄宿是公式，请改成文字')
  const text = codeText(place.text)
  if (text === '') {
    row.correct(place, '走读', '没有填写是否寄宿，按走读登记')
    return 'day'
  }
  const asksYesNo = /是否/.test(place.column)
  const asksDay = /走读/.test(place.column) && !/寄宿|住宿|住校/.test(place.column)
  const yesNo = /^(是|√|✓|y|yes)$/i.test(text) ? true : /^(否|不是|×|x|n|no|无)$/i.test(text) ? false : undefined
  if (yesNo !== undefined) return yesNo !== asksDay ? 'boarding' : 'day'
  const boards = /^(住校|寄宿|住宿|寄宿生|住校生|住宿生|内宿|住读|校内住宿)$/.test(text)
  if (!boards && !/^(走读|通校|走读生|通学|通学生|不住校|不寄宿|不住宿|非寄宿|校外住宿|外宿)$/.test(text)) {
    return void row.refuse(place, '认不出是否寄宿，应为是或否')
  }
  if (asksYesNo) row.correct(place, boards !== asksDay ? '是' : '否', `“${text}”即${boards ? '寄宿' : '不寄宿'}`)
  return boards ? 'boarding' : 'day'
}
