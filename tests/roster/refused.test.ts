import ExcelJS from 'exceljs'
import fc from 'fast-check'
import {
  acceptedRows,
  readWorkbook,
  refusedRows,
  refusedWorkbook,
  safeCell,
  understand,
  type RosterReading,
} from '../../domain/roster/reading'
import { asXlsx, plain } from './layouts'
import { madeRow, madeRows, type MadeRow } from './made-up-roster'

const today = '2026-11-22'

async function reread(bytes: Uint8Array): Promise<RosterReading> {
  return understand(await readWorkbook(bytes, '未导入的行.xlsx'), today)
}

/** What a row says is wrong, without the place, which moves in the new workbook. */
function complaints(reading: RosterReading) {
  return refusedRows(reading).map((row) => row.refusals.map(({ column, value, reason }) => ({ column, value, reason })))
}

async function gridOf(bytes: Uint8Array): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook.worksheets[0]!.getSheetValues()
    .slice(1)
    .map((row) => (row as unknown[]).slice(1).map((value) => String(value ?? '')))
}

const oddText = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+cmd|x',
    '@SUM(A1)',
    '-2+3',
    '\t=1',
    "'=1",
    '＝1',
    '无',
    '不详',
    '12345',
    '2031-02-30',
    '三(2)',
  ),
  fc.string({ maxLength: 12 }),
)
const odd: fc.Arbitrary<Partial<MadeRow>> = fc.dictionary(
  fc.constantFrom(
    'name',
    'sex',
    'birthDate',
    'class',
    'status',
    'fatherPhone',
    'fatherName',
    'address',
    'relation',
    'boarding',
  ),
  oddText,
  { maxKeys: 4 },
)

describe('the workbook of refused rows', () => {
  it('says the same of the same rows when it is read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 6 }), async (changes) => {
        const reading = await reread(
          await asXlsx(
            changes.map((change, index) => madeRow(index, change)),
            plain,
          ),
        )
        const again = await reread(await refusedWorkbook(reading))
        expect(complaints(again)).toEqual(complaints(reading))
        expect(again.rows).toHaveLength(refusedRows(reading).length)
      }),
      { numRuns: 80 },
    )
  })

  it('has the headings, the rows as they stood, and the reasons last', async () => {
    const rows = [madeRow(0), madeRow(1, { fatherPhone: '12345' }), madeRow(2, { sex: '', birthDate: '2031-02-30' })]
    const grid = await gridOf(await refusedWorkbook(await reread(await asXlsx(rows, plain))))
    expect(grid[0]).toEqual(['青禾县柳溪镇中心小学'])
    expect(grid[1]!.slice(0, 3)).toEqual(['年级', '班级', '姓名'])
    expect(grid[1]!.at(-1)).toBe('原因')
    expect(grid).toHaveLength(4)
    expect(grid[2]!.at(-1)).toBe('父亲电话（I列）：不是电话号码：手机号应为11位，现为5位数字')
    expect(grid[3]!.at(-1)).toMatch(/性别.*缺少性别；出生日期.*没有这一天/)
    expect(grid[3]![4]).toBe('2031-02-30')
  })

  it('can be mended and imported alone, and does not read 原因', async () => {
    const reading = await reread(await asXlsx([madeRow(1, { fatherPhone: '12345' })], { ...plain, twoRows: true }))
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await refusedWorkbook(reading)) as unknown as ArrayBuffer)
    const sheet = workbook.worksheets[0]!
    const column = (sheet.getRow(2).values as string[]).indexOf('父亲情况联系电话')
    sheet.getRow(3).getCell(column).value = 19900004321
    const again = await reread(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(refusedRows(again)).toEqual([])
    expect(acceptedRows(again)[0]!.child.relatives[0]!.phones).toEqual(['19900004321'])
    expect(again.sheets[0]!.columns.at(-1)).toMatchObject({ heading: '原因', field: 'serial' })
    const twice = await gridOf(await refusedWorkbook(await reread(await refusedWorkbook(reading))))
    expect(twice[1]!.filter((text) => text === '原因')).toHaveLength(1)
  })

  it('holds nothing that a spreadsheet would run', async () => {
    const rows = madeRows(5).map((row, index) => ({
      ...row,
      sex: '',
      address: ['=1+1', '+1', '-1', '@A1', '\t=1'][index]!,
    }))
    const grid = await gridOf(await refusedWorkbook(await reread(await asXlsx(rows, plain))))
    for (const text of grid.flat()) expect(text).not.toMatch(/^\s*[=+\-@]/)
  })

  it('is a table with headings only when nothing was refused', async () => {
    const grid = await gridOf(await refusedWorkbook(await reread(await asXlsx(madeRows(2), plain))))
    expect(grid).toHaveLength(2)
  })
})

describe('safeCell', () => {
  it.each(['=1', '+1', '-1', '@x', '\tx', '\r=1', ' =1', '＝1', '＋1', '－1', '＠1'])('guards %j', (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
  })
  it.each(['', '魏明琪', '19900001234', '2018-03-05', 'a=1'])('leaves %j', (text) => expect(safeCell(text)).toBe(text))
})
