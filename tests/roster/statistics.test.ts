import { acceptedRows, readWorkbook, rosterStatistics, understand, type ClassSize } from '../../domain/roster/reading'
import ExcelJS from 'exceljs'
import { asXlsx, plain } from './layouts'
import { madeRow, motherAtHome, type MadeRow } from './made-up-roster'

const numerals = [...'一二三四五六七八九']

/** 630 pupils in 14 primary classes and 328 in 11 junior ones. */
function nineYearSizes(): ClassSize[] {
  const classes = (grades: number[], count: number) =>
    Array.from({ length: count }, (_, index) => ({
      grade: grades[index % grades.length]!,
      classNumber: Math.floor(index / grades.length) + 1,
    }))
  const primary = classes([1, 2, 3, 4, 5, 6], 14).map((place) => ({ ...place, pupils: 45 }))
  const junior = classes([7, 8, 9], 11).map((place, index) => ({ ...place, pupils: index < 9 ? 30 : 29 }))
  return [...primary, ...junior]
}

/** 30 girls, 43 boys; 8 both away, 45 one away, 20 of a single parent or orphaned. */
function nineYearRows(): MadeRow[] {
  return Array.from({ length: 73 }, (_, index) => {
    const base = madeRow(index, {
      grade: `${numerals[index % 9]}年级`,
      sex: index < 30 ? '女' : '男',
      birthDate: `${2019 - (index % 9)}-0${(index % 9) + 1}-15`,
    })
    if (index % 9 === 0 && index < 72) return base
    const special = index % 9 === 1 || index % 9 === 2 || [3, 12, 21, 30].includes(index)
    return { ...base, ...motherAtHome, special: special ? (index % 2 ? '孤儿' : '单亲家庭') : '' }
  })
}

async function nineYearSchool() {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await asXlsx(nineYearRows(), plain)) as unknown as ArrayBuffer)
  const sheet = workbook.addWorksheet('各班人数')
  sheet.addRow(['九年一贯制学校班级人数统计'])
  sheet.addRow(['年级', '班级', '学生人数'])
  for (const { grade, classNumber, pupils } of nineYearSizes())
    sheet.addRow([`${numerals[grade - 1]}年级`, `(${classNumber})班`, `${pupils}人`])
  sheet.addRow(['合计', '', 958])
  return understand(await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx'), '2026-11-22')
}

describe('the nine-year school of field.md', () => {
  it('reproduces its published counts', async () => {
    const reading = await nineYearSchool()
    expect(reading.warnings).toEqual([])
    const statistics = rosterStatistics(
      acceptedRows(reading).map((row) => row.child),
      reading.classSizes,
    )
    expect(statistics).toMatchObject({ pupils: 958, classes: 25, leftBehind: 73, percent: 7.62 })
    expect(statistics.stages.map(({ stage, classes, pupils }) => [stage, classes, pupils])).toEqual([
      ['primary', 14, 630],
      ['junior', 11, 328],
    ])
    expect(statistics.sex.parts.map((part) => part.count)).toEqual([30, 43])
    expect(statistics.absence.parts.map(({ key, count }) => [key, count])).toEqual([
      ['both', 8],
      ['one', 45],
      ['singleParentOrOrphan', 20],
    ])
    for (const table of [statistics.absence, statistics.care, statistics.sex, statistics.accommodation]) {
      expect(table).toMatchObject({ total: 73, difference: 0 })
    }
  })
})

describe('rosterStatistics', () => {
  it('leaves out children who are not left behind, and gives no share without class sizes', async () => {
    const rows = [
      madeRow(0),
      madeRow(1, { status: '非留守', fatherWork: '', motherWork: '', guardianName: '', relation: '父母' }),
    ]
    const reading = understand(await readWorkbook(await asXlsx(rows, plain), 'a.xlsx'), '2026-11-22')
    expect(acceptedRows(reading)).toHaveLength(2)
    const statistics = rosterStatistics(
      acceptedRows(reading).map((row) => row.child),
      reading.classSizes,
    )
    expect(statistics).toMatchObject({ leftBehind: 1, pupils: null, classes: null, percent: null })
  })

  it('is all zeroes for nobody', () => {
    expect(rosterStatistics([], [])).toMatchObject({ leftBehind: 0, care: { total: 0, difference: 0 }, stages: [] })
  })
})
