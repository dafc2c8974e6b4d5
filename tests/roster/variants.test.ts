import fc from 'fast-check'
import { acceptedRows, readWorkbook, refusedRows, understand, type RosterChild } from '../../domain/roster/reading'
import { gb18030 } from './gb18030'
import { asCsv, asXlsx, meanings, plain, type Layout } from './layouts'
import { madeRow, madeRows, motherAtHome, type MadeRow } from './made-up-roster'

const today = '2026-11-22'
const rows: MadeRow[] = [
  ...madeRows(8),
  madeRow(9, motherAtHome),
  madeRow(10, { name: '阿依古丽·买买提', special: '孤儿' }),
]

const layouts: fc.Arbitrary<Layout> = fc.record({
  order: fc.shuffledSubarray(meanings, { minLength: meanings.length }),
  synonym: fc.func(fc.nat(20)),
  titles: fc.nat(3),
  twoRows: fc.boolean(),
  blankEvery: fc.constantFrom(0, 1, 3),
  dateCells: fc.boolean(),
  footer: fc.boolean(),
})

async function read(bytes: Uint8Array, name: string): Promise<RosterChild[]> {
  const reading = understand(await readWorkbook(bytes, name), today)
  expect(refusedRows(reading)).toEqual([])
  expect(reading.rows).toHaveLength(rows.length)
  return acceptedRows(reading).map((row) => row.child)
}

describe('the same children in any layout', () => {
  let expected: RosterChild[]
  beforeAll(async () => {
    expected = await read(await asXlsx(rows, plain), 'plain.xlsx')
  })

  it('reads the plain layout as made', () => {
    expect(expected).toHaveLength(rows.length)
    expect(expected[8]).toMatchObject({
      care: { kind: 'parent' },
      parentalAbsence: 'one',
      leftBehindStatus: 'oneParent',
    })
    expect(expected[9]).toMatchObject({ name: '阿依古丽·买买提', specialStatus: ['orphan'] })
  })

  it('reads .xlsx: any order, headings, titles, two-row heads, blank rows, date cells, footers', async () => {
    await fc.assert(
      fc.asyncProperty(layouts, async (layout) =>
        expect(await read(await asXlsx(rows, layout), 'a.xlsx')).toEqual(expected),
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['GB18030', gb18030],
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16BE with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('reads csv in %s', async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(layouts, async (layout) =>
        expect(await read(encode(asCsv(rows, layout)), 'a.csv')).toEqual(expected),
      ),
      { numRuns: 20 },
    )
  })

  it('reads tab-separated text as Excel exports it, and ="..." around numbers', async () => {
    const text = asCsv(rows, plain).replaceAll(rows[0]!.fatherPhone, `="${rows[0]!.fatherPhone}"`).replaceAll(',', '\t')
    expect(await read(Buffer.from(`\ufeff${text}`, 'utf16le'), 'a.txt')).toEqual(expected)
  })

  it('names a csv sheet after its file', async () => {
    const [sheet] = await readWorkbook(Buffer.from(asCsv(rows, plain)), 'wxfile://tmp/三年级花名册.csv')
    expect(sheet!.name).toBe('三年级花名册')
  })
})
