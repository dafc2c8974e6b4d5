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

const linesOf = (held: Awaited<ReturnType<typeof heldBy>>, name: string) =>
  held.holdings.find((one) => one.name === name)!.lines.map(({ label, value }) => `${label} ${value}`)
const heldBy = (who: 'father' | 'head') => phone(who).ask('rights.held', { childId: childId() })

test('a guardian reads every holding: how much, from when to when, and what is theirs', async () => {
  const held = await heldBy('father')
  const amount = Object.fromEntries(held.holdings.map(({ name, count, first }) => [name, [count, first]]))
  expect(amount).toMatchObject({
    identity: [1, null],
    idNumber: [1, null],
    contacts: [4, null],
    calls: [1, '2026-11-24'],
    callDetails: [1, null],
    notes: [1, '2026-11-24'],
    photos: [1, '2026-11-24'],
    familyContacts: [1, '2026-11-24'],
    letters: [3, '2026-11-23'],
    refused: [2, '2026-11-25'],
    messages: [1, '2026-11-25'],
  })
  expect(linesOf(held, 'identity')).toEqual(
    expect.arrayContaining(['姓名 甲一', '班级 三年级1班', '学籍登记 父母都在外']),
  )
  expect(linesOf(held, 'calls')).toEqual(['2026-11-24 16:00 电话，外婆，接通了，9 分钟'])
  expect(linesOf(held, 'notes')).toEqual([`2026-11-24 谈心 ${marks.forParents}`])
  expect(linesOf(held, 'idNumber')).toEqual(['身份证号 5134**********0027'])
})

test('what they answered and said for the child is theirs to read; what the teacher typed and was told is not', async () => {
  const held = await heldBy('father')
  expect(linesOf(held, 'letters')).toEqual([
    expect.stringContaining(marks.letters),
    expect.stringMatching(`您的回复.* 点了赞，${marks.answers}`),
    '留给孩子的话，2026-11-25 23 秒，孩子 2026-11-25 听了',
  ])
  expect(linesOf(held, 'familyContacts')).toEqual(['2026-11-24 打电话，问简报收到没有，联系上了'])
  expect(linesOf(held, 'refused')).toEqual([`2026-11-25 parent：${marks.refused}`])
  expect(JSON.stringify(held)).not.toContain(marks.familyContacts)
})

test('another guardian, and the head, know of them no more than may be', async () => {
  const mother = await phone('mother').ask('rights.held', { childId: childId() })
  expect(mother.holdings.find(({ name }) => name === 'letters')).toMatchObject({ count: 1, more: 0 })
  const head = await heldBy('head')
  expect(head.holdings.find(({ name }) => name === 'letters')).toMatchObject({ count: 3, more: 0 })
  for (const held of [mother, head]) {
    expect(JSON.stringify(held)).not.toContain(marks.answers)
    expect(JSON.stringify(held)).not.toContain(marks.refused)
    expect(held.holdings.find(({ name }) => name === 'refused')).toMatchObject({ count: 2, lines: [], more: 0 })
  }
})

test('of the others on the card a guardian reads who they are, of themself the number, masked; the teacher’s own words stay in school', async () => {
  const held = await heldBy('father')
  const card = linesOf(held, 'contacts')
  expect(card).toEqual(expect.arrayContaining(['爸爸（您） 甲父，199****8001，外地电子厂', '妈妈 甲母，1 个电话号码']))
  const said = JSON.stringify(held)
  expect(said).not.toContain(marks.notes)
  expect(said).not.toContain(marks.callDetails)
  expect(said).not.toMatch(/\d{11}/)
  expect(said).not.toContain('留守')
})

test('the head reads the same, as who enters what is asked on paper', async () => {
  expect((await heldBy('father')).onPaper).toBe(false)
  const held = await heldBy('head')
  expect(held.onPaper).toBe(true)
  expect(held.holdings.map(({ name }) => name)).toEqual((await heldBy('father')).holdings.map(({ name }) => name))
})

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
