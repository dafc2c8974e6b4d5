import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asXlsx, plain } from '../roster/layouts'
import { madeRows } from '../roster/made-up-roster'

const cases = path.resolve(__dirname, '../../../shared/cases')

/** A roster to import by hand, and what its preview must say. */
export interface Roster {
  file: string
  /** Rows of children in it. */
  children: number
  says: string[]
  /** A refused cell, the value that stands there, and why. */
  refusals: { cell: string; value: string; reason: string }[]
}

async function made(name: string, rows: Parameters<typeof asXlsx>[0]): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'yanshu-roster-')), name)
  writeFileSync(file, await asXlsx(rows, plain))
  return file
}

/** The township's roster of 113 children; where the shared cases are missing, one of the same size. */
export async function townshipRoster(): Promise<Roster> {
  const file = path.join(cases, 'roster-township.xlsx')
  const says = ['名册里有 113 行孩子', '新增 113 名']
  if (!existsSync(file))
    return { file: await made('roster-township.xlsx', madeRows(113)), children: 113, says, refusals: [] }
  return { file, children: 113, says: [...says, '113 名留守儿童，占 19.69%', '12 个班，共 574 名学生'], refusals: [] }
}

/** A roster as an office collects them; where the shared cases are missing, a few rows with some of its troubles. */
export async function messyRoster(): Promise<Roster> {
  const file = path.join(cases, 'roster-messy.xlsx')
  if (existsSync(file)) {
    const refusals = [
      { cell: 'F8', value: '2031-02-30', reason: '没有这一天' },
      { cell: 'J10', value: '12345', reason: '不是电话号码' },
      { cell: 'H12', value: '不详', reason: '留守类型不能是“不详”' },
    ]
    return { file, children: 33, says: ['没通过的行'], refusals }
  }
  const rows = madeRows(130).slice(120)
  rows[2] = { ...rows[2]!, birthDate: '2031-02-30' }
  const refusals = [{ cell: 'E5', value: '2031-02-30', reason: '没有这一天' }]
  return { file: await made('roster-messy.xlsx', rows), children: 9, says: ['没通过的行'], refusals }
}
