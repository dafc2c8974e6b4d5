import { checkDigit } from '../../domain/roster/reading/id-number'
import { Records, refused } from './teachers'

const records = new Records()
const { open, correct } = records

/** A made-up number of a region that does not exist; odd is a boy. */
const idNumber = (birth: string, sequence: string) => {
  const start = `990101${birth.replaceAll('-', '')}${sequence}`
  return start + checkDigit(start)
}
const hers = idNumber('2017-05-01', '002')

test('what was typed stands on file; the number is sealed, and masked wherever it shows', async () => {
  const spaced = `${hers.slice(0, 6)} ${hers.slice(6)}`.toLowerCase()
  expect(await correct({ idNumber: spaced, address: '测试县东河镇下村1组3号', name: '甲壹' })).toEqual({
    ok: true,
    data: { version: 2 },
  })
  const masked = `990101********${hers.slice(-4)}`
  const record = await open()
  expect(record).toMatchObject({ name: '甲壹', idNumber: masked, version: 2 })
  expect(record.events[0]!.changes).toEqual(
    expect.arrayContaining([
      { what: '姓名', from: '甲一', to: '甲壹' },
      { what: '身份证号', from: '', to: masked },
      { what: '家庭住址', from: '测试县东河镇上村3***', to: '测试县东河镇下村1***' },
    ]),
  )
  expect(JSON.stringify(record)).not.toContain(hers)
  const [row] = await records.world.sql<{ initials: string; all: string }>(
    `select initials, c::text || (select string_agg(e::text, '') from record_event e) as all from child c where name = '甲壹'`,
  )
  expect(row!.initials).toBe('jy')
  expect(row!.all).not.toContain(hers)
  const reveal = { childId: records.world.ids.child, what: 'idNumber' } as const
  expect(await records.phone('teacher').ask('records.reveal', reveal)).toEqual({ value: hers })
})

test.each<[string, Parameters<typeof correct>[0], object]>([
  [
    'a digit slipped',
    { idNumber: `${hers.slice(0, 17)}${hers[17] === '1' ? '2' : '1'}` },
    { idNumber: 'idNumberWrong' },
  ],
  ['another birth date', { idNumber: idNumber('2017-05-02', '002') }, { idNumber: 'idBirthDiffers' }],
  ['a boy’s number', { idNumber: idNumber('2017-05-01', '001') }, { idNumber: 'idSexDiffers' }],
  ['both corrected, but not alike', { idNumber: hers, birthDate: '2017-05-03' }, { idNumber: 'idBirthDiffers' }],
  ['born tomorrow', { birthDate: '2026-11-26' }, { birthDate: 'inFuture' }],
  ['a grown-up', { birthDate: '1999-01-01' }, { birthDate: 'ageImplausible' }],
])('%s: refused at the field, nothing written', async (_what, changes, fields) => {
  const at = Object.fromEntries(Object.entries(fields).map(([field, code]) => [`changes.${field}`, code]))
  expect(await correct({ ...changes, health: '好' })).toMatchObject(refused('INVALID_INPUT', at))
  expect(await open()).toMatchObject({ version: 1, health: '', idNumber: '', events: [] })
})

test('birth date and sex are held against the number on file, at the field that was touched', async () => {
  await correct({ idNumber: hers })
  expect(await correct({ birthDate: '2017-05-02' })).toMatchObject(
    refused('INVALID_INPUT', { 'changes.birthDate': 'idBirthDiffers' }),
  )
  expect(await correct({ sex: 'male' })).toMatchObject(refused('INVALID_INPUT', { 'changes.sex': 'idSexDiffers' }))
  const other = idNumber('2017-06-01', '002')
  expect(await correct({ birthDate: '2017-06-01', idNumber: other })).toMatchObject({ ok: true })
  expect(await correct({ idNumber: '' })).toMatchObject({ ok: true })
  expect((await open()).idNumber).toBe('')
})

test('nobody gets another child’s number or name', async () => {
  const { ids } = records.world
  await correct({ idNumber: hers })
  const twin = { childId: ids.sibling }
  await records.world.sql(`update child set birth_date = '2017-05-01' where child_id = $1`, [ids.sibling])
  expect(await correct({ idNumber: hers }, twin)).toMatchObject(refused('CHILD_ON_FILE', { idNumber: 'notAllowed' }))
  expect(await correct({ name: '甲一' }, twin)).toMatchObject(refused('CHILD_ON_FILE'))
})

test.each([
  ['2026-08-31', 'beforeEnrolment'],
  ['2026-11-26', 'inFuture'],
])('from %s: %s', async (on, field) => {
  expect(await correct({ parentalAbsence: 'one' }, { on })).toMatchObject(refused('INVALID_INPUT', { on: field }))
})

test.each([
  ['both', 'one', 'parentReturned'],
  ['one', 'both', 'absenceChanged'],
  ['none', 'one', 'absenceChanged'],
  ['one', 'none', 'parentReturned'],
] as const)('parents from %s to %s: %s', async (from, to, kind) => {
  await records.world.sql(`update child set parental_absence = $1`, [from])
  await correct({ parentalAbsence: to }, { on: '2026-11-20' })
  expect((await open()).events[0]).toMatchObject({ kind, on: '2026-11-20' })
})

describe('two teachers at once', () => {
  test('different fields: both are kept', async () => {
    const { version } = await open()
    expect(await correct({ health: '好' }, { version })).toMatchObject({ ok: true })
    expect(await correct({ interests: '画画' }, { version }, 'head')).toMatchObject({ ok: true })
    expect(await open()).toMatchObject({ health: '好', interests: '画画', version: version + 2 })
  })

  test('the same field: the second is told, and what the first wrote stays', async () => {
    const { version } = await open()
    await correct({ health: '好', interests: '画画' }, { version })
    expect(await correct({ health: '感冒' }, { version }, 'head')).toMatchObject(refused('RECORD_CHANGED'))
    expect(await open()).toMatchObject({ health: '好' })
    expect(await correct({ health: '感冒' }, { version: version + 1 }, 'head')).toMatchObject({ ok: true })
  })

  test('truly at the same moment, one of them is told', async () => {
    const { version } = await open()
    const both = ['好', '感冒', '近视', '过敏'].map((health) => correct({ health }, { version }))
    const replies = await Promise.all(both)
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    for (const reply of replies.filter((one) => !one.ok)) expect(reply).toMatchObject(refused('RECORD_CHANGED'))
    expect(await open()).toMatchObject({ version: version + 1, events: [expect.anything()] })
  })
})

test('looking at sealed values has its measure in an hour', async () => {
  const ask = (childId: number) => records.phone('teacher').call('records.reveal', { childId, what: 'address' })
  const { child, otherChild } = records.world.ids
  for (let times = 0; times < 60; times++) expect(await ask(child)).toMatchObject({ ok: true })
  expect(await ask(child)).toMatchObject(refused('TOO_OFTEN'))
  expect(await ask(otherChild)).toMatchObject(refused('NOT_FOUND'))
  records.later(61)
  expect(await ask(child)).toMatchObject({ ok: true, data: { value: '测试县东河镇上村3组12号' } })
  const [trail] = await records.world.sql(
    `select count(*)::int as n, min(detail ->> 'what') as what from audit where action = 'records.reveal' and school_id = $1`,
    [records.world.ids.school],
  )
  expect(trail).toEqual({ n: 61, what: 'address' })
})
