import ExcelJS from 'exceljs'
import { caseFile, describeWithCases } from '../roster/shared-cases'
import { openSchool } from './school'
import type { School } from './school'

let school: School

const name = 'roster-messy.xlsx'

/** The refused rows mended as a clerk would: by child or row, heading to value. */
const mended: Record<string, Record<string, string>> = {
  吕丹然: { 出生日期: '2015-02-28' },
  华芳洁: { 性别: '女' },
  魏泽: { 父亲电话: '19900007711' },
  '': { 姓名: '卫思雅' },
  杨鹏凡: { 留守类型: '双亲留守' },
}

async function mend(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  const sheet = workbook.worksheets[0]!
  const heads = Array.from({ length: sheet.rowCount }, (_, index) => sheet.getRow(index + 1))
  const head = heads.find((row) => (row.values as unknown[]).includes('姓名'))!
  const column = (heading: string) => (head.values as unknown[]).indexOf(heading)
  for (let number = sheet.rowCount; number > head.number; number--) {
    const row = sheet.getRow(number)
    const change = mended[String(row.getCell(column('姓名')).text)]
    if (change) Object.entries(change).forEach(([heading, value]) => (row.getCell(column(heading)).value = value))
    // The child who stands there twice with two addresses: the first row was right.
    else sheet.spliceRows(number, 1)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describeWithCases('the roster as an office collects it', () => {
  let importId: number
  beforeAll(async () => {
    school = await openSchool()
    const preview = await school.head.ask('roster.preview', {
      fileId: school.upload(name, caseFile(name)),
      fileName: name,
    })
    importId = preview.importId
  })
  afterAll(() => school.close())

  test('every row is accepted, accepted with a stated correction, or refused with cell, value and reason', async () => {
    const preview = await school.head.ask('roster.preview', {
      fileId: school.upload(name, caseFile(name)),
      fileName: name,
    })
    expect(preview.accepted + preview.corrected + preview.refused).toBe(40)
    expect(preview.skipped).toBe(2)
    expect(preview.changes).toMatchObject({ added: 33, changed: 0, same: 0 })
    expect(new Set(preview.refusals.map((one) => one.row)).size).toBe(preview.refused)
    for (const one of [...preview.refusals, ...preview.corrections]) {
      expect(one.cell).toBe(`${one.cell.replace(/[0-9]/g, '')}${one.row}`)
      expect(one.reason).toMatch(/[\u4e00-\u9fff]/)
    }
    expect(preview.corrections).toContainEqual(
      expect.objectContaining({ cell: 'F4', value: '2018.12.09', to: '2018-12-09' }),
    )
    expect(preview.refusals).toContainEqual(expect.objectContaining({ cell: 'J10', value: '12345' }))
    expect(preview.notes).toContainEqual(expect.objectContaining({ cell: 'I16', value: '许文涛' }))
    expect(preview.more).toMatchObject({ refusals: 0 })
  })

  test('brothers and sisters share one father; a father who has died has no number and is called last', async () => {
    expect(await school.head.ask('roster.confirm', { importId })).toMatchObject({ added: 33 })
    const { world, schoolId } = school
    const fathers = await world.sql<{ children: string[]; phones: string }>(
      `select array_agg(c.name order by c.name) as children, (select count(*) from relative_phone f where f.relative_id = r.relative_id) as phones
       from relative r join child_relative l using (school_id, relative_id) join child c using (school_id, child_id)
       where r.school_id = $1 and r.name = '许文涛' group by r.relative_id`,
      [schoolId],
    )
    expect(fathers.map((one) => [one.children.sort(), one.phones])).toEqual([[['曹文洁', '许乐阳'].sort(), '1']])
    const [late] = await world.sql(
      `select r.name, r.deceased, l.call_order > 1 as later, exists (select from relative_phone f where f.relative_id = r.relative_id) as phone
       from child c join child_relative l using (school_id, child_id) join relative r using (school_id, relative_id)
       where c.school_id = $1 and c.name = '卫清达' and l.relation = 'father'`,
      [schoolId],
    )
    expect(late).toEqual({ name: '爸爸', deceased: true, later: true, phone: false })
  })

  test('the refused rows can be downloaded, mended and imported alone, also after the confirmation', async () => {
    const { world, head } = school
    const { fileName, url } = await head.ask('roster.refused', { importId })
    expect(fileName).toBe('roster-messy-待修改的行.xlsx')
    const fileId = decodeURIComponent(url.replace('https://files.invalid/', ''))
    const bytes = await mend(world.outside.files.get(fileId)!)
    const preview = await head.ask('roster.preview', { fileId: school.upload('mended.xlsx', bytes), fileName })
    expect(preview.refusals).toEqual([])
    expect(preview.changes).toMatchObject({ added: 5, changed: 0, absent: 34 })
    expect(await head.ask('roster.confirm', { importId: preview.importId })).toMatchObject({ added: 5 })
    const all = await head.ask('children.list', { search: '卫思雅' })
    expect(all.children).toHaveLength(1)
  })

  test('the same messy file again: what was accepted is the same', async () => {
    const before = await school.counts()
    expect(await school.bring(name, caseFile(name))).toMatchObject({ added: 0, changed: 0, same: 33 })
    expect(await school.counts()).toEqual(before)
  })
})
