import { randomBytes } from 'node:crypto'
import type { DateText } from '../../contract/week'

/** A pack and its impact assessment are kept for three years (PIPL Art 56, 个人信息保护影响评估报告至少保存三年). */
export const KEPT_YEARS = 3

/** A year's audit is reported by the end of the next January. */
export function handInBy(year: number): DateText {
  return `${year + 1}-01-31`
}

/** What the two files are called where they are opened and sent on. */
export function packNames(school: string, year: number): { document: string; workbook: string } {
  const name = `${school}${year}年度个人信息保护合规审计`.replace(/[\\/:*?"<>|]/g, '')
  return { document: `${name}.docx`, workbook: `${name}.xlsx` }
}

/** Where the two files lie. Whoever knows a file's id can have it read, so nobody may guess one. */
export function packPaths(schoolId: number, year: number): { document: string; workbook: string } {
  const secret = randomBytes(16).toString('hex')
  return { document: `packs/${schoolId}/${year}-${secret}.docx`, workbook: `packs/${schoolId}/${year}-${secret}.xlsx` }
}
