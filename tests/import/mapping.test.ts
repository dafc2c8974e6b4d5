import { maskedSample } from '../../domain/roster/mapping/columns'
import { openSchool } from './school'
import type { School } from './school'

let school: School

beforeAll(async () => {
  school = await openSchool()
})
afterAll(() => school.close())

let files = 0
const csv = (lines: string[]) => Buffer.from(lines.join('\r\n'))

async function begin(lines: string[]) {
  const fileName = `file-${files++}.csv`
  return school.head.ask('roster.begin', { fileId: school.upload(fileName, csv(lines)), fileName })
}

const strange = [
  '娃娃,性别,出生日期,年级,班级,留守类型,爸的号,喜好',
  '王一一,男,2018-03-05,二年级,1班,双亲留守,19900001234,画画',
  '王二二,女,2018-04-06,二年级,2班,双亲留守,19900001235,唱歌',
]

test('a file whose names stand under an unknown heading waits for somebody to say which column it is', async () => {
  const at = await begin(strange)
  expect(at.phase).toBe('mapping')
  expect(await school.head.call('roster.confirm', { importId: at.importId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  const shown = await school.head.ask('roster.columns', { importId: at.importId })
  expect(shown.missing).toEqual(['姓名'])
  expect(shown.headings.find(({ heading }) => heading === '爸的号')).toEqual({
    heading: '爸的号',
    samples: ['199****34', '199****35'],
    field: null,
    doubt: 'unknown',
    said: false,
  })
  expect(shown.fields).toContainEqual({ key: 'father.phone', label: '父亲电话' })
  const said = await school.head.ask('roster.mapping', {
    importId: at.importId,
    columns: [
      { heading: '娃娃', field: 'name' },
      { heading: '爸的号', field: 'father.phone' },
      { heading: '喜好', field: null },
    ],
  })
  expect(said).toMatchObject({ importId: at.importId, phase: 'reading', done: 0 })
  while ((await school.head.ask('roster.step', { importId: at.importId })).phase !== 'ready');
  const preview = await school.head.ask('roster.preview', { importId: at.importId })
  expect(preview).toMatchObject({ accepted: 2, unsure: [], changes: { added: 2 } })
  expect(preview.columns).toContainEqual({ heading: '娃娃', field: '姓名' })
  await school.head.ask('roster.confirm', { importId: at.importId })
})

test('the next file of this school is read by what was said, and no other school’s', async () => {
  const at = await begin(strange)
  expect(at.phase).toBe('ready')
  expect((await school.head.ask('roster.preview', { importId: at.importId })).changes).toMatchObject({
    same: 2,
    added: 0,
  })
  const { world } = school
  const other = world.as(world.personas.head)
  const fileId = school.upload('elsewhere.csv', csv(strange))
  expect((await other.ask('roster.begin', { fileId, fileName: 'elsewhere.csv' })).phase).toBe('mapping')
})

test('what was said is stronger than a synonym: two columns claim the name', async () => {
  const lines = ['姓名,学生姓名,性别,出生日期,年级,班级,留守类型', '小名,王三三,男,2018-03-05,二年级,1班,双亲留守']
  const at = await begin(lines)
  const before = await school.head.ask('roster.preview', { importId: at.importId })
  expect(before.unsure).toEqual(['学生姓名'])
  expect(
    (await school.head.ask('roster.columns', { importId: at.importId })).headings.find(
      ({ heading }) => heading === '学生姓名',
    ),
  ).toMatchObject({ doubt: 'twice' })
  await school.head.ask('roster.mapping', { importId: at.importId, columns: [{ heading: '学生姓名', field: 'name' }] })
  while ((await school.head.ask('roster.step', { importId: at.importId })).phase !== 'ready');
  const after = await school.head.ask('roster.changes', { importId: at.importId, kind: 'added', page: 0 })
  expect(after.rows.map(({ name }) => name)).toEqual(['王三三'])
})

test('a field that is none, and one that two headings claim, are refused at their place, and nothing is remembered', async () => {
  const { importId } = await begin(strange)
  const count = () =>
    school.world.sql(`select count(*)::int as n from roster_mapping where school_id = $1`, [school.schoolId])
  const before = await count()
  const send = (columns: { heading: string; field: string | null }[]) =>
    school.head.call('roster.mapping', { importId, columns })
  expect(await send([{ heading: '喜好', field: 'password' }])).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { 'columns.0.field': 'notAllowed' } },
  })
  expect(
    await send([
      { heading: '喜好', field: 'interests' },
      { heading: '娃娃', field: 'interests' },
    ]),
  ).toMatchObject({ error: { fields: { 'columns.1.field': 'notAllowed' } } })
  expect(await count()).toEqual(before)
})

test('a text that is no table at all is still refused', async () => {
  const fileId = school.upload('letter.csv', Buffer.from('亲爱的家长，你好\r\n,祝好'))
  expect(await school.head.call('roster.begin', { fileId, fileName: 'letter.csv' })).toMatchObject({
    error: { code: 'ROSTER_FILE_NO_CHILDREN' },
  })
})

test.each([
  ['19900001234', '199****34'],
  ['110101201803050012', '110****12'],
  ['0851-1234567', '085****67'],
  ['2018-03-05', '2018-03-05'],
  ['20180305', '20180305'],
  ['画画', '画画'],
])('a sample of %s is shown as %s', (text, shown) => expect(maskedSample(text)).toBe(shown))
