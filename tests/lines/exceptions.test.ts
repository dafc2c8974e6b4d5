import { sql } from 'drizzle-orm'
import type { Input } from '../../contract/actions'
import { LineSchool } from './school'

const school = new LineSchool()
const { as, booked, line, listening, reviews, told } = school

const TODAY_17 = '2026-11-25T09:00:00.000Z'
const THURSDAY_17 = '2026-11-26T09:00:00.000Z'
const FRIDAY_17 = '2026-11-27T09:00:00.000Z'
const SATURDAY_17 = '2026-11-28T09:00:00.000Z'

type Exception = Input<'lines.except'>
const closed = (change: Partial<Extract<Exception, { kind: 'closed' }>> = {}): Exception => ({
  ...{ kind: 'closed', reason: 'holiday', fromOn: '2026-11-28', toOn: '2026-11-29' },
  ...change,
})
const extra = (change: Partial<Extract<Exception, { kind: 'extra' }>> = {}): Exception => ({
  ...{ kind: 'extra', fromOn: '2026-11-28', toOn: '2026-11-28', fromMinute: 540, toMinute: 600 },
  ...change,
})

/** Minutes of the day's slots, as the school's database counts them. */
async function slotsOn(day: string): Promise<number[]> {
  const { ids, database } = school.world
  const caller = { personId: ids.people.head, placeId: ids.school, hat: 'head', durable: false }
  const rows = await database.once<{ minute: number }>(
    caller,
    sql`select minute from app.slots(${day}::date, ${day}::date) order by minute`,
  )
  return rows.map((row) => row.minute)
}

test('days that are closed: calls are flagged with the reason; without the exception they are as before', async () => {
  const { ids } = school.world
  await listening()
  await booked(ids.child, SATURDAY_17)
  await booked(ids.classmate, FRIDAY_17)
  expect(await as('head').ask('lines.effect', { except: closed() })).toMatchObject({ flagged: 1, back: 0 })
  const { exceptionId, ...effect } = await as('head').ask('lines.except', closed())
  expect(effect).toEqual({ flagged: 1, back: 0 })
  expect(await slotsOn('2026-11-28')).toEqual([])
  const flagged = (await reviews()).filter((one) => one.review !== null)
  expect(new Set(flagged.map((one) => one.review))).toEqual(new Set(['holiday']))
  expect(flagged.map((one) => one.child)).not.toContain(ids.classmate)
  expect(new Set((await told()).map((one) => one.reason))).toEqual(new Set(['holiday']))

  expect(await as('head').ask('lines.effect', { unexcept: exceptionId })).toMatchObject({ flagged: 0, back: 1 })
  expect(await as('head').ask('lines.unexcept', { exceptionId })).toEqual({ flagged: 0, back: 1 })
  expect((await reviews()).filter((one) => one.review !== null)).toEqual([])
  expect(await as('head').call('lines.unexcept', { exceptionId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('a span of a day, and one line of two', async () => {
  const { ids } = school.world
  const { lineId } = await as('head').ask('lines.save', {
    name: '视频',
    medium: 'video',
    handoff: '学校微信',
    slotMinutes: 20,
    hours: [{ weekday: 6, from: 960, to: 1200 }],
  })
  await booked(ids.child, SATURDAY_17)
  await booked(ids.classmate, SATURDAY_17, lineId)
  const span = { fromMinute: 1000, toMinute: 1030 }
  expect(await as('head').ask('lines.effect', { except: closed({ lineId, ...span }) })).toMatchObject({
    calls: [{ names: ['乙一'] }],
  })
  expect(await as('head').ask('lines.effect', { except: closed({ ...span }) })).toMatchObject({ flagged: 2 })
  expect(await as('head').ask('lines.effect', { except: closed({ fromMinute: 960, toMinute: 1020 }) })).toMatchObject({
    flagged: 0,
  })
})

test('a make-up day runs like another weekday', async () => {
  await as('head').ask('lines.save', line({ hours: [{ weekday: 3, from: 720, to: 740 }] }))
  await as('head').ask('lines.except', {
    kind: 'asWeekday',
    fromOn: '2026-11-28',
    toOn: '2026-11-28',
    asWeekday: 3,
    note: '补星期三的课',
  })
  expect(await slotsOn('2026-11-28')).toEqual([720, 730])
  expect((await as('head').ask('lines.list', {})).exceptions).toMatchObject([
    { kind: 'asWeekday', reason: 'makeUp', asWeekday: 3, lineId: null, note: '补星期三的课' },
  ])
})

test('extra hours can be booked at once; taking them away flags who did', async () => {
  const { ids } = school.world
  const { exceptionId } = await as('head').ask('lines.except', extra())
  expect((await slotsOn('2026-11-28')).slice(0, 6)).toEqual([540, 550, 560, 570, 580, 590])
  await booked(ids.classmate, '2026-11-28T01:00:00.000Z')
  expect(await as('head').ask('lines.unexcept', { exceptionId })).toEqual({ flagged: 1, back: 0 })
  expect((await reviews()).map((one) => one.review)).toEqual(['hours'])
})

test.each<[string, () => Exception, Record<string, string>]>([
  [
    'extra hours that are open already',
    () => extra({ fromMinute: 950, toMinute: 1000 }),
    { fromMinute: 'openAlready' },
  ],
  ['extra hours shorter than a slot', () => extra({ toMinute: 545 }), { toMinute: 'tooSmall' }],
  ['days that are over', () => closed({ fromOn: '2026-11-20', toOn: '2026-11-24' }), { toOn: 'dayOver' }],
  ['an end before its beginning', () => closed({ toOn: '2026-11-27' }), { toOn: 'tooSmall' }],
  ['a year', () => closed({ toOn: '2027-11-28' }), { toOn: 'tooBig' }],
  ['half a span', () => closed({ fromMinute: 960 }), { toMinute: 'required' }],
  ['a span that ends before it begins', () => closed({ fromMinute: 960, toMinute: 900 }), { toMinute: 'tooSmall' }],
])('%s is said at its field', async (_what, input, fields) => {
  expect(await as('head').call('lines.except', input())).toMatchObject({ error: { code: 'INVALID_INPUT', fields } })
  expect((await as('head').ask('lines.list', {})).exceptions).toEqual([])
})

test('extra hours on closed days are refused, and nothing is kept of them', async () => {
  await as('head').ask('lines.except', closed())
  expect(await as('head').call('lines.except', extra())).toMatchObject({ error: { fields: { fromOn: 'closedThen' } } })
  expect((await as('head').ask('lines.list', {})).exceptions).toHaveLength(1)
})

test('another school’s line is none of ours', async () => {
  expect(await as('farHead').call('lines.except', closed({ lineId: school.world.ids.line }))).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await as('farHead').call('lines.broken', { lineId: school.world.ids.line })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})

test('a line breaks down: from this minute on, until the day said; mended, the rest is as it was', async () => {
  const { ids } = school.world
  await listening()
  await booked(ids.child, TODAY_17)
  await booked(ids.classmate, THURSDAY_17)
  await booked(ids.otherChild, FRIDAY_17)
  expect(await as('desk').ask('lines.broken', { lineId: ids.line })).toEqual({ flagged: 1, back: 0 })
  expect(await slotsOn('2026-11-25')).toEqual([720, 730, 740, 750, 760, 770])
  expect((await as('desk').ask('lines.list', {})).lines).toMatchObject([{ broken: true }])
  expect((await told())[0]).toMatchObject({ reason: 'broken' })

  expect(await as('desk').ask('lines.broken', { lineId: ids.line, untilOn: '2026-11-26' })).toEqual({
    flagged: 1,
    back: 0,
  })
  expect((await reviews()).map((one) => one.review).filter(Boolean).length).toBeGreaterThan(1)
  expect((await reviews()).at(-1)).toMatchObject({ child: ids.otherChild, review: null })

  school.world.outside.now = new Date('2026-11-25T08:30:00Z')
  expect(await as('desk').ask('lines.mended', { lineId: ids.line })).toEqual({ flagged: 0, back: 2 })
  expect((await slotsOn('2026-11-25')).slice(6)).toEqual(Array.from({ length: 21 }, (_, index) => 990 + index * 10))
  expect((await as('head').ask('lines.list', {})).lines).toMatchObject([{ broken: false }])
  expect(await as('desk').ask('lines.mended', { lineId: ids.line })).toEqual({ flagged: 0, back: 0 })
})

test('mended the next day: the day on which it was broken stays so', async () => {
  const { ids } = school.world
  await as('desk').ask('lines.broken', { lineId: ids.line, untilOn: '2026-11-28' })
  school.world.outside.now = new Date('2026-11-27T05:00:00Z')
  await as('head').ask('lines.mended', { lineId: ids.line })
  expect(await slotsOn('2026-11-26')).toEqual([])
  expect(await slotsOn('2026-11-27')).toHaveLength(24)
  expect(await slotsOn('2026-11-28')).toHaveLength(30)
})

test('the desk closes a line that is broken, and nothing else', async () => {
  expect(await as('desk').call('lines.except', closed())).toMatchObject({ error: { code: 'FORBIDDEN' } })
  expect(await as('teacher').call('lines.broken', { lineId: school.world.ids.line })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
  expect(await as('desk').call('lines.broken', { lineId: school.world.ids.line, untilOn: '2026-11-24' })).toMatchObject(
    { error: { fields: { untilOn: 'dayOver' } } },
  )
})
