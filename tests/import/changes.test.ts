import { asXlsx, plain } from '../roster/layouts'
import { madeRow, madeRows, motherAtHome } from '../roster/made-up-roster'
import type { MadeRow } from '../roster/made-up-roster'
import { openSchool } from './school'
import type { School } from './school'

let school: School

beforeAll(async () => {
  school = await openSchool()
  await bring([0, 1, 2, 3].map((index) => madeRow(index)))
})
afterAll(() => school.close())

let files = 0
const file = (rows: MadeRow[]) => asXlsx(rows, plain)
const bring = async (rows: MadeRow[]) => school.bring(`made-${files++}.xlsx`, await file(rows))

async function preview(rows: MadeRow[]) {
  const fileName = `made-${files++}.xlsx`
  const shown = await school.head.ask('roster.preview', { fileId: school.upload(fileName, await file(rows)), fileName })
  const what = shown.changes.examples.map((one) => one.what)
  return { ...shown, what, confirm: () => school.head.ask('roster.confirm', { importId: shown.importId }) }
}

async function childId(name: string): Promise<number> {
  const [row] = await school.world.sql<{ child_id: string }>(
    `select child_id from child where school_id = $1 and name = $2`,
    [school.schoolId, name],
  )
  return Number(row!.child_id)
}

async function careOf(name: string) {
  return school.world.sql<{ kind: string; to_on: string | null; reason: string; caregiver: string | null }>(
    `select a.kind, a.to_on::text, a.reason, r.name as caregiver from care_arrangement a left join relative r on r.relative_id = a.caregiver_id
     where a.child_id = $1 order by a.care_id`,
    [await childId(name)],
  )
}

test('a new class, a new address and a new number are told before and done after', async () => {
  const row = madeRow(0, { class: '3班', address: '青禾县柳溪镇上湾村9组', fatherPhone: '19900009901' })
  const shown = await preview([row])
  expect(shown.changes).toMatchObject({ added: 0, changed: 1, same: 0, absent: 4 })
  expect(shown.what[0]).toBe(`班级：一年级1班→一年级3班；家庭住址有变；爸爸${row.fatherName}的电话有变`)
  expect(shown.what[0]).not.toMatch(/1990000/)
  const before = await school.counts()
  expect(await shown.confirm()).toEqual({ added: 0, changed: 1, same: 0, classes: 1 })
  expect(await school.counts()).toEqual({ ...before, school_class: before.school_class! + 1 })

  const child = await school.head.ask('children.open', { childId: await childId(row.name) })
  expect(child).toMatchObject({ className: '一年级3班', address: '青禾县柳溪镇上湾***' })
  const father = child.relatives.find((one) => one.relation === 'father')!
  expect(
    await school.head.ask('contacts.reveal', { childId: child.childId, relativeId: father.relativeId }),
  ).toMatchObject({
    phones: ['19900009901'],
  })
})

test('when somebody else looks after the child, the history gets a row and loses none', async () => {
  const row = madeRow(1)
  const shown = await preview([madeRow(1, motherAtHome)])
  expect(shown.what[0]).toContain('照料方式：祖辈照料→父母单方照料')
  await shown.confirm()
  expect(await careOf(row.name)).toEqual([
    { kind: 'kinshipGrandparent', to_on: '2026-11-25', reason: '名册更新', caregiver: row.guardianName },
    { kind: 'parent', to_on: null, reason: '', caregiver: row.motherName },
  ])
  // The mother who is at home looks after the child: the father who is away is called first, and the grandparent stays on the card.
  const child = await school.head.ask('children.open', { childId: await childId(row.name) })
  expect(child.relatives.map((one) => [one.relation, one.isCaregiver])).toEqual([
    ['father', false],
    ['mother', true],
    [expect.stringMatching(/^grand/), false],
  ])
})

test('a father under another name with another number takes the place of the one on file, who loses the child', async () => {
  const row = madeRow(2, { fatherName: '欧阳远山', fatherPhone: '19900009902' })
  const shown = await preview([row])
  expect(shown.what[0]).toContain('登记爸爸欧阳远山')
  await shown.confirm()
  const child = await school.head.ask('children.open', { childId: await childId(row.name) })
  expect(child.relatives.map((one) => one.name)).toEqual(['欧阳远山', row.motherName, row.guardianName])
})

test('a name put right under the same number is the same father', async () => {
  const before = await school.counts()
  const shown = await preview([madeRow(3, { fatherName: '买买提·艾力' })])
  expect(shown.what[0]).toMatch(/的姓名有变$/)
  await shown.confirm()
  expect(await school.counts()).toEqual(before)
})

test('blanks in the file erase nothing', async () => {
  const before = await school.counts()
  const blank = {
    address: '',
    character: '',
    fatherPhone: '',
    fatherWork: '',
    motherWork: '',
    guardianPhone: '',
    teacher: '',
  }
  const { fatherName } = madeRow(3, { fatherName: '买买提·艾力' })
  expect((await preview([madeRow(3, { ...blank, fatherName })])).changes).toMatchObject({ changed: 0, same: 1 })
  expect(await school.counts()).toEqual(before)
})

test('a column that the file does not have changes nothing', async () => {
  const row = madeRow(0, { class: '3班', address: '青禾县柳溪镇上湾村9组', fatherPhone: '19900009901' })
  expect(row.boarding).toBe('是')
  const order = plain.order.filter((meaning) => meaning !== 'boarding' && meaning !== 'special')
  const fileName = 'narrow.xlsx'
  const fileId = school.upload(fileName, await asXlsx([row], { ...plain, order }))
  expect((await school.head.ask('roster.preview', { fileId, fileName })).changes).toMatchObject({ changed: 0, same: 1 })
})

test('a paired teacher who works here sees the child; a name that nobody here bears stays in the remarks', async () => {
  const { world } = school
  const row = madeRow(4, { teacher: '远老师' })
  const other = madeRow(5, { teacher: '没有这个人' })
  await bring([row, other])
  const [kept] = await world.sql(`select remarks from child where child_id = $1`, [await childId(other.name)])
  expect(kept).toEqual({ remarks: '代理家长：没有这个人' })
  const teacher = world.as(world.personas.farTeacher)
  expect((await teacher.ask('children.open', { childId: await childId(row.name) })).name).toBe(row.name)
  expect(await teacher.call('children.open', { childId: await childId(other.name) })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect((await preview([row, other])).changes).toMatchObject({ changed: 0, same: 2 })

  // Another teacher is named: the first one no longer sees the child.
  await world.sql(
    `insert into membership (school_id, person_id, role, since) values ($1, $2, 'teacher', '2026-09-01')`,
    [school.schoolId, world.ids.people.otherTeacher],
  )
  const shown = await preview([madeRow(4, { teacher: '石老师' })])
  expect(shown.what).toEqual(['代理家长：石老师'])
  await shown.confirm()
  expect(await teacher.call('children.open', { childId: await childId(row.name) })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})

test('a child who had left comes back with all that was on file', async () => {
  const row = madeRow(5, { teacher: '没有这个人' })
  await school.world.sql(`update child set left_on = '2026-10-01' where child_id = $1`, [await childId(row.name)])
  const shown = await preview([row])
  expect(shown.what).toEqual(['重新在册'])
  const before = await school.counts()
  await shown.confirm()
  expect(await school.counts()).toEqual(before)
  expect((await school.head.ask('children.list', { search: row.name })).total).toBe(1)
})

test('brothers and sisters share their parents, and a number that changes for one changes for both', async () => {
  const shared = {
    fatherName: '尉迟山',
    fatherPhone: '19900009911',
    motherName: '令狐水',
    motherPhone: '19900009912',
  }
  await bring([madeRow(6, shared), madeRow(7, { ...shared, fatherWork: '浙江省宁波市餐馆' })])
  const rows = await school.world.sql<{ n: number }>(
    `select count(*)::int as n from relative where school_id = $1 and name in ('尉迟山', '令狐水')`,
    [school.schoolId],
  )
  expect(rows).toEqual([{ n: 2 }])
  const shown = await preview([madeRow(6, { ...shared, fatherPhone: '19900009913' })])
  await shown.confirm()
  const sister = await school.head.ask('children.open', { childId: await childId(madeRow(7).name) })
  expect(sister.relatives[0]!.phones).toEqual(['199****9913'])
})

test('twelve hundred rows take two statements a table (one a batch) and not one a child', async () => {
  const { world, head } = school
  const many = madeRows(1_200).map((row, index) => ({ ...row, name: `${row.name.slice(0, 2)}${numeral(index)}` }))
  const { importId, changes } = await head.ask('roster.preview', {
    fileId: school.upload('many.xlsx', await asXlsx(many, plain)),
    fileName: 'many.xlsx',
  })
  expect(changes.added).toBe(1_200)
  const before = world.database.trips
  expect(await head.ask('roster.confirm', { importId })).toMatchObject({ added: 1_200 })
  expect(world.database.trips - before).toBeLessThan(45)
})

/** A number as three Chinese characters, so that made-up names differ. */
function numeral(index: number): string {
  return [...String(index).padStart(4, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')
}
