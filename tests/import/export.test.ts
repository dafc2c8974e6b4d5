import ExcelJS from 'exceljs'
import { asXlsx, plain } from '../roster/layouts'
import { madeId, madeRow, madeRows, motherAtHome } from '../roster/made-up-roster'
import { caseFile, describeWithCases } from '../roster/shared-cases'
import { openSchool } from './school'
import type { School } from './school'

let school: School

beforeEach(async () => {
  school = await openSchool()
})
afterEach(() => school.close())

async function exported(format: 'xlsx' | 'csv' | 'csvGbk') {
  const made = await school.head.ask('roster.export', { format })
  const fileId = decodeURIComponent(made.url.split('/').at(-1)!)
  return { ...made, fileId, bytes: school.world.outside.files.get(fileId)! }
}

async function changesOf(name: string, bytes: Uint8Array) {
  const shown = await school.head.ask('roster.preview', { fileId: school.upload(name, bytes), fileName: name })
  return {
    ...shown.changes,
    refused: shown.refused,
    what: shown.changes.examples.map(({ what }) => what),
    pupils: shown.statistics.pupils,
  }
}

const nothing = { added: 0, changed: 0, moved: 0, absent: 0, refused: 0, what: [] }

describeWithCases('the township’s own form', () => {
  test.each(['xlsx', 'csv', 'csvGbk'] as const)(
    'exported as %s and imported again, it changes nothing',
    async (format) => {
      await school.world.sql(`update child set left_on = '2026-11-01' where school_id = $1`, [school.schoolId])
      await school.bring('roster-township.xlsx', caseFile('roster-township.xlsx'))
      const { bytes, children, fileName } = await exported(format)
      expect(children).toBe(113)
      expect(fileName).toMatch(/2026年秋季学期留守儿童信息表[.](xlsx|csv)$/)
      const again = await changesOf(`again.${format === 'xlsx' ? 'xlsx' : 'csv'}`, bytes)
      expect(again).toMatchObject({ ...nothing, same: 113, pupils: format === 'xlsx' ? 574 : null })
      if (format !== 'xlsx') return
      const heads = async (file: Uint8Array) => {
        const workbook = new ExcelJS.Workbook()
        await workbook.xlsx.load(file as never)
        const rows = [2, 1].map((number, sheet) =>
          (workbook.worksheets[sheet]!.getRow(number).values as string[]).slice(1),
        )
        return { names: workbook.worksheets.map(({ name }) => name), rows }
      }
      expect(await heads(bytes)).toEqual(await heads(caseFile('roster-township.xlsx')))
    },
  )
})

test('facts beyond the form come along, and what a spreadsheet would run does not run', async () => {
  await school.world.sql(`update child set left_on = '2026-11-01' where school_id = $1`, [school.schoolId])
  const rows = [
    ...madeRows(6),
    madeRow(6, motherAtHome),
    madeRow(7, { fatherName: '已故', fatherPhone: '', fatherWork: '' }),
  ]
  await school.bring('made.xlsx', await asXlsx(rows, plain))
  const { schoolId, world } = school
  const evil = '=HYPERLINK("http://x.invalid","点我")'
  await world.sql(
    `update child set remarks = $2, health = '哮喘', special_status = '{other,poverty}', parental_absence = 'one' where child_id = (select min(child_id) from child where school_id = $1 and left_on is null)`,
    [schoolId, evil],
  )
  await world.sql(
    `update relative set reachable = '每天 20:00 以后', occupation = '焊工', age = 41 where school_id = $1 and relative_id in (select relative_id from child_relative where relation = 'father')`,
    [schoolId],
  )
  await world.sql(`update child_relative set relation_text = '' where school_id = $1 and relation = 'mother'`, [
    schoolId,
  ])
  const { bytes } = await exported('xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  const cells = workbook.worksheets[0]!.getSheetValues().flat()
  expect(cells).toContain(`'${evil}`)
  expect(cells).toContain('父亲方便联系的时间')
  expect(cells.every((cell) => typeof cell !== 'object' || cell === null || !('formula' in cell))).toBe(true)
  expect(await changesOf('again.xlsx', bytes)).toMatchObject({ ...nothing, same: 8 })
})

test('an ID number survives the way out and in', async () => {
  const row = madeRow(1)
  await school.bring('made.xlsx', await asXlsx([row], plain))
  const csv = Buffer.from(
    `姓名,性别,出生日期,年级,班级,留守类型,身份证号\r\n${row.name},${row.sex},${row.birthDate},${row.grade},${row.class},双亲留守,${madeId(row.birthDate, 'female')}\r\n`,
  )
  await school.bring('id.csv', csv)
  const { bytes } = await exported('csv')
  expect(Buffer.from(bytes).toString()).toContain(madeId(row.birthDate, 'female'))
  expect(await changesOf('again.csv', bytes)).toMatchObject({ changed: 0, refused: 0 })
})

test('a head exports the school, a class teacher the own class, nobody else anything; all children are on the audit; ten a day', async () => {
  const { world, schoolId } = school
  await school.bring('made.xlsx', await asXlsx(madeRows(12), plain))
  const all = await exported('csv')
  expect(all.fileId).toMatch(new RegExp(`rosters/${schoolId}/[0-9a-f]{32}[.]csv$`))
  const [trail] = await world.sql<{ n: number }>(
    `select cardinality(children) as n from audit where school_id = $1 and action = 'roster.export'`,
    [schoolId],
  )
  expect([trail!.n, all.children]).toEqual([13, 13])
  const teacher = world.as(world.personas.farTeacher)
  const own = await world.sql<{ n: number }>(
    `select count(*)::int as n from child c join class_teacher t using (school_id, class_id) where c.school_id = $1 and t.person_id = $2 and c.left_on is null`,
    [schoolId, world.ids.people.farTeacher],
  )
  const mine = await teacher.call('roster.export', { format: 'csv' })
  if (own[0]!.n === 0) expect(mine).toMatchObject({ error: { code: 'NOT_FOUND' } })
  else expect(mine).toMatchObject({ ok: true, data: { children: own[0]!.n } })
  expect(await world.as(world.personas.father).call('roster.export', { format: 'csv' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
  for (let time = 2; time <= 10; time++) await school.head.ask('roster.export', { format: 'csv' })
  expect(await school.head.call('roster.export', { format: 'csv' })).toMatchObject({ error: { code: 'TOO_OFTEN' } })
  world.outside.now = new Date(world.outside.now.getTime() + 86_400_000)
  expect(await school.head.call('roster.export', { format: 'csv' })).toMatchObject({ ok: true })
})
