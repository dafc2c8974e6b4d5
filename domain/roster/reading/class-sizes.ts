import type { ClassSize } from './child'
import { gradeClassText, readClass, readGrade } from './classes'
import { cellAt, ownCells, type Sheet, type SheetRow } from './grid'
import { HEADING_SEARCH_ROWS } from './limits'
import { codeText } from './text'

/** A sheet of class sizes as read; `warnings` are Chinese sentences about rows that could not be used. */
export interface ClassSizesRead {
  sizes: ClassSize[]
  warnings: string[]
}

interface SizeColumns {
  head: number
  grade?: number
  class?: number
  pupils: number
}

/** Reads a sheet with a class column and a count column, such as 班级人数. `null`: the sheet is none. */
export function readClassSizes(sheet: Sheet): ClassSizesRead | null {
  const columns = sizeColumns(sheet)
  if (!columns) return null
  const sizes: ClassSize[] = []
  const warnings: string[] = []
  for (const row of sheet.rows.slice(columns.head + 1)) {
    const first = codeText(ownCells(row)[0]?.text ?? '')
    const pupils = pupilCount(cellAt(row, columns.pupils).text)
    if (/^(合计|总计|共计)/.test(first)) {
      const sum = sizes.reduce((total, size) => total + size.pupils, 0)
      if (pupils !== null && pupils !== sum)
        warnings.push(`工作表“${sheet.name}”各班相加是${sum}人，合计写的是${pupils}人，请核对`)
      continue
    }
    if (/^(小计|填表|审核|制表|备注|说明)/.test(first)) continue
    const place = placeOf(row, columns)
    if (!place || pupils === null) warnings.push(`工作表“${sheet.name}”第${row.number}行认不出班级或人数，没有采用`)
    else if (sizes.some((size) => size.grade === place.grade && size.classNumber === place.classNumber)) {
      warnings.push(
        `工作表“${sheet.name}”第${row.number}行：${gradeClassText(place.grade, place.classNumber)}重复，没有采用`,
      )
    } else sizes.push({ ...place, pupils })
  }
  return sizes.length > 0 ? { sizes, warnings } : null
}

function sizeColumns(sheet: Sheet): SizeColumns | null {
  for (const [head, row] of sheet.rows.slice(0, HEADING_SEARCH_ROWS).entries()) {
    const texts = row.cells.map((cell) => codeText(cell?.text ?? ''))
    const find = (pattern: RegExp) => texts.findIndex((text) => pattern.test(text))
    const grade = find(/^(所在)?年级$/)
    const className = find(/^(所在|年级)?班(级|别)?$|^年班$/)
    const pupils = find(/^(班级|在校|在籍|全班|学生|实有|总)*(学生)?(总)?(人数|学生数|生数)$/)
    if (pupils >= 0 && (grade >= 0 || className >= 0) && find(/姓名/) < 0) {
      return { head, pupils, ...(grade >= 0 ? { grade } : {}), ...(className >= 0 ? { class: className } : {}) }
    }
  }
  return null
}

function placeOf(row: SheetRow, columns: SizeColumns): { grade: number; classNumber: number } | null {
  const text = (index?: number) => (index === undefined ? '' : cellAt(row, index).text)
  const read = readClass(text(columns.class)) ?? {}
  const grade = readGrade(text(columns.grade)) ?? readClass(text(columns.grade))?.grade ?? read.grade
  const classNumber = read.classNumber ?? readClass(text(columns.grade))?.classNumber ?? 1
  return grade ? { grade, classNumber } : null
}

function pupilCount(text: string): number | null {
  const match = /^(\d{1,4})(人|名)?$/.exec(codeText(text))
  return match ? Number(match[1]) : null
}
