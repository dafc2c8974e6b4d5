import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { readWorkbook, understand, RosterFileError, type RosterFileCode } from '../../domain/roster/reading'
import { asCsv, asXlsx, plain } from './layouts'
import { madeRows } from './made-up-roster'

const today = '2026-11-22'
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

async function refusal(bytes: Uint8Array, name = 'a.xlsx'): Promise<RosterFileError> {
  const error = await readWorkbook(bytes, name).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(RosterFileError)
  return error as RosterFileError
}

/** The roster with one part of its package changed. */
async function withPart(name: string, change: (text: string) => string, count = 3): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await asXlsx(madeRows(count), plain))
  zip.file(name, change(await zip.file(name)!.async('string')))
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

const sheetPart = 'xl/worksheets/sheet1.xml'

describe('files that are no roster', () => {
  it.each<[string, RosterFileCode, Uint8Array]>([
    ['no bytes', 'EMPTY', new Uint8Array()],
    ['only blank lines', 'EMPTY', Buffer.from(',,,\r\n , ,\r\n')],
    ['a PDF', 'NOT_WORKBOOK', Buffer.from('%PDF-1.7 ...')],
    ['a picture', 'NOT_WORKBOOK', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3)],
    ['a web page called .xls', 'NOT_WORKBOOK', Buffer.from('<html><table><tr><td>姓名</td></tr></table>')],
    ['machine code', 'NOT_WORKBOOK', Uint8Array.from({ length: 400 }, (_, index) => (index % 7 === 0 ? 1 : 65))],
    ['an old .xls', 'OLD_XLS', Uint8Array.from([...ole, ...Buffer.from('Workbook', 'utf16le')])],
    [
      'a workbook with a password',
      'ENCRYPTED',
      Uint8Array.from([...ole, 0, 0, ...Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['a torn zip', 'DAMAGED', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9)],
    ['bytes in no encoding', 'UNKNOWN_ENCODING', Uint8Array.of(0x41, 0xff, 0x2c, 0x42, 0x0a, 0x80)],
    ['too many bytes', 'TOO_LARGE', new Uint8Array(21 * 1024 * 1024)],
  ])('%s: %s', async (_, code, bytes) => {
    const error = await refusal(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^[\u4e00-\u9fff].*。$/u)
  })

  it('tells how to turn an old .xls into .xlsx', async () => {
    expect((await refusal(Uint8Array.from(ole))).message).toContain('请在 Excel 里另存为 .xlsx')
  })

  it('refuses a Word document, a binary workbook and a plain zip', async () => {
    const zipOf = (part: string) => new JSZip().file(part, 'x').generateAsync({ type: 'uint8array' })
    expect((await refusal(await zipOf('word/document.xml'))).code).toBe('NOT_WORKBOOK')
    expect((await refusal(await zipOf('xl/workbook.bin'))).code).toBe('OTHER_WORKBOOK')
    expect((await refusal(await zipOf('content.xml'))).code).toBe('OTHER_WORKBOOK')
  })

  it('refuses an empty workbook', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('Sheet1')
    expect((await refusal(new Uint8Array(await workbook.xlsx.writeBuffer()))).code).toBe('EMPTY')
  })

  it('refuses a package whose parts are torn', async () => {
    const broken = await withPart('xl/workbook.xml', () => '<workbook><sheets><sheet')
    expect(['DAMAGED', 'EMPTY']).toContain((await refusal(broken)).code)
  })

  it('refuses sheets without headings and names the columns that are missing', () => {
    const sheet = (rows: string[][]) => [
      {
        name: '表',
        rows: rows.map((texts, at) => ({
          number: at + 1,
          cells: texts.map((text, index) => ({ address: `${'ABCDEF'[index]}${at + 1}`, text, kind: 'text' as const })),
        })),
      },
    ]
    expect(() =>
      understand(
        sheet([
          ['通知', '内容'],
          ['一', '二'],
        ]),
        today,
      ),
    ).toThrow(expect.objectContaining({ code: 'NO_HEADING' }))
    const noSex = sheet([
      ['姓名', '班级', '家庭住址', '备注', '性格'],
      ['赵宁', '1班', '', '', ''],
    ])
    expect(() => understand(noSex, today)).toThrow(/性别、出生日期、留守类型/)
  })
})

describe('files that would exhaust the machine', () => {
  it('refuses a zip whose directory declares too much', async () => {
    const zip = await JSZip.loadAsync(await asXlsx(madeRows(1), plain))
    zip.file('xl/media/image1.png', new Uint8Array(130 * 1024 * 1024))
    const bytes = await zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
      compressionOptions: { level: 1 },
    })
    expect((await refusal(bytes)).code).toBe('ZIP_BOMB')
  })

  it('refuses a zip that declares little and holds much, without inflating it all', async () => {
    const blank = Buffer.alloc(110 * 1024 * 1024, ' ')
    const zip = await JSZip.loadAsync(await asXlsx(madeRows(1), plain))
    zip.file('xl/sharedStrings.xml', blank)
    const bytes = Buffer.from(
      await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } }),
    )
    const real = Buffer.alloc(4)
    real.writeUInt32LE(blank.length)
    for (let at = bytes.indexOf(real); at >= 0; at = bytes.indexOf(real, at + 4)) bytes.writeUInt32LE(1_000, at)
    expect((await refusal(bytes)).code).toBe('ZIP_BOMB')
    // Inflated to its end it would be DAMAGED: the size is not the declared one.
  })

  it('refuses a row that never ends', async () => {
    const bytes = await withPart(sheetPart, (text) =>
      text.replace('</sheetData>', `<row r="9">${' '.repeat(12_000_000)}`),
    )
    expect((await refusal(bytes)).code).toBe('ZIP_BOMB')
  })

  it('reads past 100,000 styled blank rows within seconds', async () => {
    const blankRow = (number: number) => {
      const cells = [...'ABCDEFGHIJKLMNOPQRST'].map((letter) => `<c r="${letter}${number}" s="1"/>`).join('')
      return `<row r="${number}" spans="1:20" ht="14" customHeight="1">${cells}</row>`
    }
    const blanks = Array.from({ length: 100_000 }, (_, index) => blankRow(index + 100)).join('')
    const bytes = await withPart(sheetPart, (text) => text.replace('</sheetData>', `${blanks}</sheetData>`))
    const started = performance.now()
    const reading = understand(await readWorkbook(bytes, 'a.xlsx'), today)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(reading.rows).toHaveLength(3)
  })

  it('reads past rows of formulas that show nothing', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 50}"><c r="A${index + 50}" t="str"><f>IF(B1="","",1)</f><v></v></c></row>`,
    )
    const bytes = await withPart(sheetPart, (text) => text.replace('</sheetData>', `${rows.join('')}</sheetData>`))
    expect(understand(await readWorkbook(bytes, 'a.xlsx'), today).rows).toHaveLength(3)
  })

  it('reads past 100,000 blank lines of csv', async () => {
    const bytes = Buffer.from(asCsv(madeRows(3), plain) + '\r\n,,,,,,,,,,,'.repeat(100_000))
    expect(understand(await readWorkbook(bytes, 'a.csv'), today).rows).toHaveLength(3)
  })

  it('refuses more rows than a school has', async () => {
    const rows = Array.from(
      { length: 51_000 },
      (_, index) => `<row r="${index + 50}"><c r="A${index + 50}"><v>1</v></c></row>`,
    )
    const bytes = await withPart(sheetPart, (text) => text.replace('</sheetData>', `${rows.join('')}</sheetData>`))
    expect((await refusal(bytes)).code).toBe('TOO_MANY_ROWS')
    expect((await refusal(Buffer.from('姓名,性别\n'.repeat(51_000)), 'a.csv')).code).toBe('TOO_MANY_ROWS')
  })

  it('is not slowed by merges, validations and row breaks over whole columns', async () => {
    const ballast =
      '<mergeCells count="3"><mergeCell ref="A900:XFD1048576"/><mergeCell ref="A1:T1"/><mergeCell ref="B1:C1"/></mergeCells>' +
      '<dataValidations count="1"><dataValidation type="list" sqref="E1:E1048576"><formula1>"男,女"</formula1></dataValidation></dataValidations>' +
      '<rowBreaks count="1"><brk id="3"/></rowBreaks><drawing r:id="rId9"/>'
    const bytes = await withPart(sheetPart, (text) =>
      text.replace(/<\/sheetData>[\s\S]*?(?=<pageMargins|<\/worksheet>)/, `</sheetData>${ballast}`),
    )
    const started = performance.now()
    expect(understand(await readWorkbook(bytes, 'a.xlsx'), today).rows).toHaveLength(3)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
