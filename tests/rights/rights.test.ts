import JSZip from 'jszip'
import { clearCopies } from '../../domain/clock/copies'
import { deletionOf } from '../../domain/rights/deletion'
import { maskedIdNumber } from '../../domain/rights/held-view'
import { SchoolWeek } from '../updates/school-week'
import { fillRecord, marks } from './full-record'

const school = new SchoolWeek()
const { phone, clock } = school
const childId = () => school.world.ids.child

beforeEach(() => fillRecord(school.world))

test('a guardian who took the consent back can still know, ask and have a copy', async () => {
  await phone('father').ask('consents.set', { childId: childId(), purpose: 'records', given: false })
  expect(await phone('father').call('updates.mine', {})).toMatchObject({ error: { code: 'CONSENT_NEEDED' } })
  expect(await phone('father').call('rights.held', { childId: childId() })).toMatchObject({ ok: true })
  expect(await phone('father').call('rights.copy', { childId: childId() })).toMatchObject({ ok: true })
  expect(await phone('father').call('rights.ask', { childId: childId(), kind: 'deletion' })).toMatchObject({ ok: true })
  expect(await phone('father').call('rights.readers', { childId: childId() })).toMatchObject({ ok: true })
})

test('the copy is a Word file of all of it in full, under a path nobody guesses, for a day', async () => {
  const { requestId } = await phone('father').ask('rights.copy', { childId: childId() })
  const [name] = [...school.world.outside.files.keys()].filter((file) => file.includes('copies/'))
  expect(name).toMatch(/copies\/[0-9]+\/[0-9a-f-]{36}\.docx$/)
  const xml = await (
    await JSZip.loadAsync(school.world.outside.files.get(name!)!)
  )
    .file('word/document.xml')!
    .async('string')
  for (const said of [
    marks.idNumber,
    '19900008001',
    '测试县东河镇上村3组12号',
    marks.forParents,
    marks.letters,
    marks.character,
    '监护人',
    '爸爸（您）',
  ])
    expect(xml).toContain(said)
  for (const unsaid of [marks.notes, marks.callDetails, '19900009999', '留守']) expect(xml).not.toContain(unsaid)
  expect(await phone('father').ask('rights.file', { requestId })).toMatchObject({
    url: expect.stringContaining('copies'),
  })
  expect(await phone('mother').call('rights.file', { requestId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect((await phone('father').ask('rights.mine', {})).requests).toMatchObject([
    { kind: 'copy', state: 'done', file: true },
  ])

  school.world.outside.now = new Date(school.world.outside.now.getTime() + 24 * 3_600_000 + 1000)
  expect(await phone('father').call('rights.file', { requestId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect((await phone('father').ask('rights.mine', {})).requests).toMatchObject([{ file: false }])
  expect(await clearCopies(clock())).toBe(1)
  expect(school.world.outside.files.has(name!)).toBe(false)
  expect(await clearCopies(clock())).toBe(0)
})

test('five copies a day', async () => {
  for (let n = 0; n < 5; n += 1) await phone('father').ask('rights.copy', { childId: childId() })
  expect(await phone('father').call('rights.copy', { childId: childId() })).toMatchObject({
    error: { code: 'TOO_OFTEN' },
  })
  school.world.outside.now = new Date(school.world.outside.now.getTime() + 25 * 3_600_000)
  expect(await phone('father').call('rights.copy', { childId: childId() })).toMatchObject({ ok: true })
})

test('a correction is asked, seen by the head, answered once, and found again by who asked', async () => {
  const { requestId } = await phone('father').ask('rights.ask', {
    childId: childId(),
    kind: 'correction',
    words: '生日是5月2日',
  })
  expect((await phone('father').ask('consents.list', {})).requests).toEqual({ open: 1, answered: 0 })
  const list = await phone('head').ask('rights.list', {})
  expect(list).toMatchObject({
    open: 1,
    requests: [{ words: '生日是5月2日', name: '甲一', by: { name: '甲父', relation: 'father' }, left: false }],
  })
  await phone('head').ask('rights.answer', { requestId, decision: 'done', answer: '已经改好' })
  for (const decision of ['done', 'refused'] as const)
    expect(await phone('head').call('rights.answer', { requestId, decision, answer: '再答一次' })).toMatchObject({
      error: { code: 'REQUEST_ANSWERED' },
    })
  expect((await phone('father').ask('rights.mine', {})).requests).toMatchObject([
    { state: 'done', answer: '已经改好', answeredAt: expect.any(String) },
  ])
  expect((await phone('mother').ask('rights.mine', {})).requests).toEqual([])
  expect((await phone('father').ask('consents.list', {})).requests).toEqual({ open: 0, answered: 1 })
})

test('what is missing is said at its field', async () => {
  const ask = { childId: childId(), kind: 'correction' as const, words: '' }
  expect(await phone('father').call('rights.ask', ask)).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { words: 'required' } },
  })
  const { requestId } = await phone('father').ask('rights.ask', { childId: childId(), kind: 'deletion' })
  const answer = { requestId, decision: 'refused' as const, answer: '' }
  expect(await phone('head').call('rights.answer', answer)).toMatchObject({ error: { fields: { answer: 'required' } } })
  expect(await school.world.sql(`select state from rights_request`)).toEqual([{ state: 'open' }])
})

test('a deletion that is refused deletes nothing', async () => {
  const { requestId } = await phone('father').ask('rights.ask', { childId: childId(), kind: 'deletion' })
  expect(
    await phone('head').ask('rights.answer', { requestId, decision: 'refused', answer: '请先到学校来核对身份' }),
  ).toEqual({ deleted: [], kept: [] })
  expect(await school.world.sql(`select 1 from note`)).toHaveLength(1)
})

test('the ledger tells everyone their own: who said what and when, who was never asked', async () => {
  await phone('father').ask('consents.set', { childId: childId(), purpose: 'photos', given: true })
  await phone('father').ask('consents.set', { childId: childId(), purpose: 'photos', given: false })
  const fathers = await phone('father').ask('consents.ledger', { childId: childId() })
  expect(fathers.standing).toEqual({
    records: 'given',
    photos: 'withdrawn',
    messages: 'neverAsked',
    district: 'neverAsked',
  })
  expect(
    fathers.entries.map(({ purpose, by, withdrawnAt }) => [
      purpose,
      by.relation,
      by.name,
      by.self,
      withdrawnAt !== null,
    ]),
  ).toEqual([
    ['photos', 'father', '', true, true],
    ['records', 'mother', '', false, false],
    ['records', 'father', '', true, false],
  ])
  expect(fathers.unasked.map(({ relation, name }) => [relation, name])).toEqual([
    ['grandmotherMaternal', ''],
    ['grandmotherMaternal', ''],
  ])
  const teachers = await phone('teacher').ask('consents.ledger', { childId: childId() })
  expect(teachers.entries[0]).toMatchObject({ by: { name: '甲父', self: false } })
  expect(teachers.unasked[0]).toMatchObject({ name: '甲外婆' })
  expect(await phone('otherTeacher').call('consents.ledger', { childId: childId() })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})

const now = ['idNumber', 'character', 'callDetails', 'notes', 'photos', 'letters', 'refused', 'messages']
test.each([
  ['all, child here', [], false, now, ['identity', 'contacts', 'calls', 'familyContacts', 'trail']],
  ['photos, child here', ['photos'], false, ['photos'], []],
  ['notes take their photos along', ['notes'], false, ['notes', 'photos'], []],
  ['calls, child here', ['calls'], false, [], ['calls']],
  ['calls, child gone', ['calls'], true, ['calls'], []],
  ['the trail, ever', ['trail'], true, [], ['trail']],
] as const)('a deletion of %s', (_what, asked, left, deleted, kept) => {
  expect(deletionOf(asked, left)).toEqual({ deleted, kept })
})

test('an ID number is masked but for its ends', () => {
  expect(maskedIdNumber('513401201705010027')).toBe('5134**********0027')
  expect(maskedIdNumber('123456789')).toBe('1234*6789')
})
