import fc from 'fast-check'
import { acceptedRows, readWorkbook, rosterStatistics, RosterFileError, understand } from '../../domain/roster/reading'
import { asCsv, headings, meanings, plain } from './layouts'
import { madeRow, type MadeRow } from './made-up-roster'

const today = '2026-11-22'
/** Control characters make a csv file no text at all; that is another test. */
const binary = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\p{Cc}\ufffd]/gu, ''))
const anyText = fc.oneof(
  fc.string({ maxLength: 20 }),
  binary,
  fc.constantFrom(
    '合计',
    '填表人：',
    '姓名',
    '年级',
    '已故',
    '父母',
    '外婆',
    '=1',
    '2018-02-29',
    '２０２０．１．１',
    '三(2)班',
    '离异',
    '１',
    '无',
  ),
)
const anyRow = fc.dictionary(fc.constantFrom(...meanings), anyText, { maxKeys: meanings.length })

describe('whatever stands in the cells', () => {
  it('gives each row that holds something exactly one verdict, and each accepted child sound values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 8 }), async (changes) => {
        const rows = changes.map((change, index) => madeRow(index, change as Partial<MadeRow>))
        const sheets = await readWorkbook(Buffer.from(asCsv([madeRow(99), ...rows], plain)), 'a.csv')
        const reading = understand(sheets, today)
        const numbers = [...reading.rows, ...reading.skipped].map((row) => row.row).sort((one, two) => one - two)
        expect(numbers).toEqual(sheets[0]!.rows.slice(2).map((row) => row.number))
        for (const row of reading.rows) {
          if (row.verdict === 'refused') expect(row.refusals.length).toBeGreaterThan(0)
          else expect(row.corrections.length > 0).toBe(row.verdict === 'corrected')
        }
        for (const { child } of acceptedRows(reading)) {
          expect(child.birthDate).toMatch(/^20\d\d-\d\d-\d\d$/)
          expect(child.grade).toBeGreaterThanOrEqual(1)
          expect(child.grade).toBeLessThanOrEqual(9)
          expect(
            child.relatives
              .flatMap((relative) => relative.phones)
              .every((phone) => /^(1\d{10}|0\d{2,3}-\d{7,8})$/.test(phone)),
          ).toBe(true)
        }
        const statistics = rosterStatistics(
          acceptedRows(reading).map((row) => row.child),
          reading.classSizes,
        )
        for (const part of [statistics.care, statistics.absence, statistics.sex, statistics.accommodation])
          expect(part.difference).toBe(0)
      }),
      { numRuns: 150 },
    )
  })

  it('reads or refuses any bytes, and never breaks', async () => {
    const start = fc.constantFrom(
      [],
      [0x50, 0x4b, 3, 4],
      [0xff, 0xfe],
      [...Buffer.from(meanings.map((meaning) => headings[meaning][0]).join(',') + '\n')],
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
        try {
          understand(await readWorkbook(Uint8Array.from([...head, ...tail]), 'a.csv'), today)
        } catch (error) {
          expect(error).toBeInstanceOf(RosterFileError)
        }
      }),
      { numRuns: 400 },
    )
  })
})
