import { allowsLetters, LETTER } from '../letters/school-letters'
import { UNFIT_WORDS } from '../ports'
import { SheetDay } from './sheet-day'

const day = new SheetDay()
const WEEK = '2026-11-16'

/** Two lines of one family on the teacher's sheet. */
async function two(): Promise<number[]> {
  const { ids } = day.world
  const lines: number[] = []
  for (const child of [ids.child, ids.sibling]) {
    await day.update(child, WEEK, 5)
    lines.push(await day.unsent('weeklyUpdate', child, { week: WEEK }))
  }
  return lines
}
const done = (messageIds: number[], more: object = {}) => ({
  childIds: [day.world.ids.child, day.world.ids.sibling],
  messageIds,
  about: 'message' as const,
  reached: true,
  ...more,
})
const contacts = () =>
  day.world.sql(
    `select child_id::int, relative_id::int, channel, about, reached, summary, made_by::int, happened_on::text from guardian_contact where undone_at is null order by contact_id`,
  )

test('two taps: the family is off the sheet, and a contact with its guardian is on file for each child', async () => {
  const { ids } = day.world
  const lines = await two()
  await day
    .phone('teacher')
    .ask('sheet.done', done(lines, { relativeId: ids.relatives.mother, summary: '妈妈周日打来' }))
  expect(await day.told('teacher')).toEqual([])
  expect(await day.told('head')).toEqual([])
  const row = {
    relative_id: ids.relatives.mother,
    channel: 'phone',
    about: 'message',
    reached: true,
    summary: '妈妈周日打来',
    made_by: ids.people.teacher,
    happened_on: '2026-11-25',
  }
  expect(await contacts()).toEqual([
    { child_id: ids.child, ...row },
    { child_id: ids.sibling, ...row },
  ])
  expect(await day.world.sql(`select sheet_done_by::int as by, contact_id is not null as told from message`)).toEqual([
    { by: ids.people.teacher, told: true },
    { by: ids.people.teacher, told: true },
  ])
})

test('nobody answered: the try is on file and beside the family, which stays, after the others', async () => {
  const { ids } = day.world
  const lines = await two()
  await day.update(ids.classmate, WEEK, 5)
  await day.unsent(
    'weeklyUpdate',
    ids.classmate,
    { week: WEEK },
    { to: ids.people.otherFather, due: '2026-11-25T06:59:00Z' },
  )
  await day.unsent('weeklyUpdate', ids.classmate, { week: WEEK }, { to: ids.people.otherFather })
  await day.phone('teacher').ask('sheet.done', done(lines, { reached: false }))
  const sheet = await day.sheet('teacher')
  expect(sheet.families.map(({ tried }) => tried)).toEqual([null, { at: '2026-11-25T07:00:00.000Z', by: '林老师' }])
  expect(sheet.families[1]!.children.map(({ name }) => name)).toEqual(['甲一', '甲二'])
  expect(await contacts()).toMatchObject([{ reached: false }, { reached: false }])
})

test('what came onto the sheet while the teacher was on the telephone stays', async () => {
  const { ids } = day.world
  const [first] = await two()
  await day.phone('teacher').ask('sheet.done', done([first!]))
  expect(await day.told('teacher')).toEqual(['甲二: weeklyUpdate'])
  // The desk's taps cannot reach what it does not see.
  const [open] = await day.world.sql<{ id: string }>(`select message_id as id from message where sheet_done_at is null`)
  await day.phone('desk').ask('sheet.done', done([Number(open!.id)], { childIds: [ids.sibling] }))
  expect(await day.told('teacher')).toEqual(['甲二: weeklyUpdate'])
})

test('taken back in time, everything is as it was; later, or by somebody else, not', async () => {
  const lines = await two()
  const { contactIds, undoUntil } = await day.phone('teacher').ask('sheet.done', done(lines))
  expect(undoUntil).toBe('2026-11-25T07:10:00.000Z')
  expect(await day.phone('head').call('sheet.undo', { contactIds })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  await day.phone('teacher').ask('sheet.undo', { contactIds })
  expect(await contacts()).toEqual([])
  expect((await day.sheet('teacher')).families[0]!.messageIds).toEqual(lines)
  const again = await day.phone('teacher').ask('sheet.done', done(lines))
  day.isNow('15:11')
  expect(await day.phone('teacher').call('sheet.undo', { contactIds: again.contactIds })).toMatchObject({
    error: { code: 'UNDO_TOO_LATE' },
  })
  expect(await day.told('teacher')).toEqual([])
})

test('told of a letter to parents, the family is not on the letter’s own page either; taken back, it is again', async () => {
  const { ids } = day.world
  await allowsLetters(day.world, 'father', [ids.child, ids.sibling], 0)
  const { letterId } = await day.phone('head').ask('letters.announce', LETTER)
  const standing = async () => {
    const { children } = await day.phone('teacher').ask('letters.open', { letterId })
    return children.filter(({ childId }) => childId === ids.child).map(({ confirmed, mine }) => ({ confirmed, mine }))
  }
  const [{ messageIds } = { messageIds: [] }] = (await day.sheet('teacher')).families
  expect(messageIds.length).toBeGreaterThan(0)

  await day.phone('teacher').ask('sheet.done', done(messageIds, { reached: false }))
  expect(await standing()).toEqual([{ confirmed: null, mine: false }])
  const { contactIds } = await day.phone('teacher').ask('sheet.done', done(messageIds))
  expect(await standing()).toEqual([{ confirmed: 'school', mine: true }])
  expect(await day.told('head')).toEqual([])

  await day.phone('teacher').ask('sheet.undo', { contactIds })
  expect(await standing()).toEqual([{ confirmed: null, mine: false }])
  expect((await day.sheet('teacher')).families[0]!.messageIds).toEqual(messageIds)
})

test('of a child out of sight, or somebody on no card, nothing is written', async () => {
  const { ids } = day.world
  const lines = await two()
  const refused = { ok: false, error: { code: 'NOT_FOUND' } }
  const teacher = day.phone('teacher')
  expect(await teacher.call('sheet.done', done(lines, { childIds: [ids.child, ids.otherChild] }))).toMatchObject(
    refused,
  )
  expect(await teacher.call('sheet.done', done(lines, { relativeId: ids.relatives.otherFather }))).toMatchObject(
    refused,
  )
  expect(await teacher.call('sheet.done', done(lines, { summary: UNFIT_WORDS }))).toMatchObject({
    error: { code: 'TEXT_REFUSED' },
  })
  expect(await contacts()).toEqual([])
  expect(await day.told('teacher')).toHaveLength(1)
})
