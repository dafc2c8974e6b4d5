import type { TemplateName } from '../../contract/templates'
import { addDays, instantAt } from '../../contract/week'
import { because } from '../../domain/messages/states'
import { SmallCounty } from './small-county'

const MONDAY = '2026-11-30'
const WEEKS = 8

/** The last of the quiet hours, the first minute after them, the hour before the calls at noon, a shift worker's waking, the evening before. */
const TIMES = [6 * 60 + 50, 7 * 60, 11 * 60, 14 * 60 + 5, 18 * 60 + 1]

const county = new SmallCounty()
const sql = async <Row>(text: string) => (await county.owner.query(text)).rows as Row[]

beforeAll(() => county.open(MONDAY), 60_000)
afterAll(() => county.close())

/** One week: who books on Monday, what is called off on Tuesday, reminders, the letters on Friday, the thumbs on Saturday. */
async function week(monday: string, nth: number): Promise<void> {
  for (let day = 0; day < 7; day += 1) {
    const today = addDays(monday, day)
    for (const minute of TIMES) await county.tick(today, minute)
    if (day === 0) await bookings(addDays(monday, 7), nth)
    if (day === 4) {
      await county.tick(today, nth % 2 ? 20 * 60 + 59 : 18 * 60 + 30)
      await county.publish()
      await county.tick(today, 21 * 60 + 45)
    }
    if (day === 5) for (const one of parents(3, nth)) await county.askFor(one, ['weeklyUpdate'], 'answering')
  }
}

const parents = (of: number, nth: number) =>
  [...county.families, ...county.mothers].filter((_, at) => (at + nth) % of === 0)

async function bookings(next: string, nth: number): Promise<void> {
  for (const [at, family] of county.families.filter((_, place) => (place + nth) % 3 === 0).entries()) {
    const booked = await county.book(family, next, at % 2 ? 'parent' : 'teacher')
    if (at % 2) await county.askFor(family, ['callBooked', 'callReminder', 'weeklyUpdate'], 'booking')
    if (at % 5 === 2) await county.cancel(family, booked)
  }
}

interface Told {
  child: string
  template: TemplateName
  states: string[]
  errors: (string | null)[]
}

test('eight weeks: nothing without credit, nothing twice, nothing at night, and whom nothing reaches is on somebody’s sheet', async () => {
  for (const one of parents(1, 0)) await county.askFor(one, ['weeklyUpdate', 'callBooked', 'callChanged'], 'settings')
  for (let nth = 0; nth < WEEKS; nth += 1) await week(addDays(MONDAY, 7 * nth), nth)
  // What was put off in the last night.
  await county.tick(addDays(MONDAY, 7 * WEEKS), 14 * 60 + 5)
  for (const minutes of [10, 20, 40, 120]) await county.tick(addDays(MONDAY, 7 * WEEKS), 14 * 60 + 5 + minutes)

  expect(county.wechat.trouble).toEqual([])
  const states = await sql<{ state: string; error: string | null; n: number }>(
    `select state, error, count(*)::int as n from message group by 1, 2 order by 1, 2`,
  )
  const count = (state: string, error?: string) =>
    states
      .filter((row) => row.state === state && (error === undefined || row.error === error))
      .reduce((sum, row) => sum + row.n, 0)
  // It has been eight weeks of everything.
  expect(count('sent')).toBeGreaterThan(500)
  for (const error of [because.anotherTold, because.merged, because.calledOff])
    expect(count('void', error)).toBeGreaterThan(0)
  expect(count('noCredit')).toBeGreaterThan(100)
  expect(count('failed', because.lost) + count('failed', 'socket hang up')).toBeGreaterThan(0)
  expect(count('sending') + count('queued')).toBe(0)

  await theLedgerIsWeChats()
  await everybodyIsToldOrOnASheet()
  await everyCallIsRemindedOfOrOnTheDesksSheet()
}, 300_000)

/** What we think is left is what WeChat thinks is left. */
async function theLedgerIsWeChats(): Promise<void> {
  const ledger = await sql<{ openid: string; template: TemplateName; left: number }>(
    `select openid, template, "left" from message_credit join person using (person_id) order by 1, 2`,
  )
  expect(ledger.length).toBeGreaterThan(0)
  expect(ledger.filter(({ openid, template, left }) => left !== county.wechat.left(openid, template))).toEqual([])
}

/** Of each thing there was to tell about a child, some guardian was told, or a row waits for somebody to tell it, or it was of no use any more. */
async function everybodyIsToldOrOnASheet(): Promise<void> {
  const told = await sql<Told>(`
    select m.child_id as child, m.template, array_agg(case when m.merged_into is not null and c.state = 'sent' then 'sent' else m.state end) as states, array_agg(m.error) as errors
    from message m left join message c on c.school_id = m.school_id and c.message_id = m.merged_into
    where m.sheet_done_at is null group by m.child_id, m.template, m.data`)
  const ofNoUse: (string | null)[] = [because.tooLate, because.calledOff]
  const forgotten = told.filter(
    ({ states, errors }) =>
      !states.some((state) => ['sent', 'noCredit', 'failed'].includes(state)) &&
      !errors.some((error) => ofNoUse.includes(error)),
  )
  expect(forgotten).toEqual([])
  // And nobody is called about what another guardian was told.
  const needless = told.filter(
    ({ states }) => states.includes('sent') && states.some((state) => ['noCredit', 'failed'].includes(state)),
  )
  expect(needless).toEqual([])
}

/** The desk's sheet holds every call that stands as not reminded of (domain/desk/sheet): the others were. */
async function everyCallIsRemindedOfOrOnTheDesksSheet(): Promise<void> {
  const unreminded = await sql(`
    select b.booking_id from booking b
    where b.reminded_day_at is not null and b.booked_at >= timestamptz '${instantAt(MONDAY)}' and not exists (
      select from message m where m.school_id = b.school_id and m.child_id = b.child_id and m.template = 'callReminder'
        and (m.data ->> 'startsAt')::timestamptz = b.starts_at and (m.state in ('sent', 'failed') or m.error in ('${because.tooLate}', '${because.calledOff}', '${because.merged}')))`)
  expect(unreminded).toEqual([])
  const [calls] = await sql<{ reminded: number; open: number }>(`
    select (count(*) filter (where reminded_day_at is not null))::int as reminded, (count(*) filter (where reminded_day_at is null))::int as open
    from booking where booked_at >= timestamptz '${instantAt(MONDAY)}' and state <> 'cancelled'`)
  expect(calls!.reminded).toBeGreaterThan(50)
  expect(calls!.open).toBeGreaterThan(0)
}
