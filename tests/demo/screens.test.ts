import { Client } from 'pg'
import { updateBody } from '../../contract/update-body'
import { weekOf } from '../../contract/week'
import { Database } from '../../database/connect'
import { seedDemo } from '../../database/demo'
import { scaleCounty } from '../../database/demo/scale'
import { clockAt } from '../../domain/clock/caller'
import { composeWeek } from '../../domain/updates/compose-week'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeOutside, testKeys } from '../ports'
import { phoneOf } from '../world'
import type { Phone } from '../world'

/** Friday, half a minute after the updates were composed. */
const now = new Date('2026-11-27T10:00:30Z')
const week = weekOf(now)

const outside = makeOutside(now)
let scratch: TestDatabase
let client: Client
let database: Database

beforeAll(async () => {
  scratch = await testDatabase()
  await seedDemo({ url: scratch.url, keys: testKeys, files: outside.ports.files, now })
  client = new Client({ connectionString: scratch.url })
  await client.connect()
  database = new Database(scratch.url, 2)
})

afterAll(async () => {
  await database.close()
  await client.end()
  await scratch.close()
})

function phone(openid: string, hat: string): Phone {
  return phoneOf({ database, ports: outside.ports, log: () => undefined }, { openid, hat })
}

/** The openid of somebody whom a query finds. */
async function who(query: string): Promise<string> {
  return (await client.query(query)).rows[0].openid
}

const headOf = (school: number) =>
  who(
    `select openid from membership join person using (person_id) where school_id = ${school} and role = 'head' order by person_id`,
  )

test('the head sees the week, who waits longest, and what the law calls red', async () => {
  const township = await phone(await headOf(1), '1:head').ask('overview.school', {})
  expect(township).toMatchObject({ total: 113, pupils: 574, care: { total: 113, difference: 0 } })
  const red = ({ alerts }: typeof township) => alerts.filter(({ level }) => level === 'red')
  expect(red(township)).toEqual([])
  expect(township.noticesDue).toBeGreaterThan(5)
  expect(township.records.complete).toBeGreaterThan(50)
  expect(township.called).toBeGreaterThan(50)
  expect(township.waiting[0]!.weeksWithoutCall).toBeGreaterThanOrEqual(3)
  const nineYear = await phone(await headOf(2), '2:head').ask('overview.school', {})
  expect(red(nineYear)).toHaveLength(2)
  expect(nineYear.care.difference).toBe(0)
})

test('the district sees three schools', async () => {
  const officer = await who('select openid from district_officer join person using (person_id)')
  const { schools, total } = await phone(officer, '1:district').ask('overview.district', {})
  expect(schools.map((school) => school.leftBehind)).toEqual([113, 73, 0])
  expect(total.called).toBeGreaterThan(100)
})

test('a class teacher has a class, children that wait, and a stack to publish', async () => {
  const openid = await who(`select openid from class_teacher join person using (person_id) where class_id = 1`)
  const teacher = phone(openid, '1:teacher')
  const { children } = await teacher.ask('classes.week', {})
  expect(children.length).toBeGreaterThan(5)
  const today = await teacher.ask('week.today', {})
  expect(today.missing.length).toBeGreaterThan(0)
  const { updates } = await teacher.ask('updates.review', {})
  expect(updates.length).toBeGreaterThan(5)
  expect(updates.every((update) => !update.published)).toBe(true)
  const file = await teacher.ask('children.open', { childId: children[0]!.id })
  expect(file.timeline.length).toBeGreaterThan(5)
})

test('a parent reads last week, and finds a board with free slots', async () => {
  const openid = await who(
    `select p.openid from update_reader r join weekly_update u using (school_id, update_id) join person p using (person_id)
     where u.week = date '${week}' - 7 and u.school_id = 1 order by u.update_id limit 1`,
  )
  const parent = phone(openid, '1:parent')
  const mine = await parent.ask('updates.mine', {})
  expect(mine.line).toHaveLength(4)
  const last = await parent.ask('updates.mine', { childId: mine.childId, week: mine.line.at(-2)!.week })
  expect(last.update).not.toBeNull()
  const board = await parent.ask('bookings.board', {})
  expect(board.days.some((day) => day.free.some((line) => line.minutes.length > 0))).toBe(true)
})

test('what parents said waits for the children at the desk, and the desk lets them hear it', async () => {
  const openid = await who(
    `select openid from membership join person using (person_id) where school_id = 1 and role = 'desk' limit 1`,
  )
  const desk = phone(openid, '1:desk')
  const waiting = (await desk.ask('desk.today', {})).voices.filter(({ heard }) => !heard)
  expect(waiting.length).toBeGreaterThan(0)
  const [{ voiceId, seconds }] = waiting as [(typeof waiting)[0]]
  const { sound, mime } = await desk.ask('voices.play', { voiceId })
  expect(mime).toBe('audio/wav')
  const bytes = Buffer.from(sound, 'base64')
  // The tune is as long as the row says: bytes of sound over bytes a second.
  expect(bytes.readUInt32LE(40) / bytes.readUInt32LE(28)).toBe(seconds)
  const author = await who(`select openid from voice join person on person_id = author where voice_id = ${voiceId}`)
  const { voices } = await phone(author, '1:parent').ask('updates.mine', {})
  expect(voices.find((one) => one.voiceId === voiceId)?.heardAt).toBe(now.toISOString())
  const { n } = (await client.query(`select count(*)::int as n from voice where heard_at < $1`, [now])).rows[0]
  expect(n).toBeGreaterThan(0)
})

test('the deputy head is also a mother', async () => {
  const openid = await who(
    'select p.openid from membership m join person p using (person_id) join relative r using (person_id) limit 1',
  )
  const { hats, consentNeeded } = await phone(openid, '').ask('session.open', {})
  expect(hats.map((hat) => hat.role)).toEqual(['head', 'parent'])
  expect(consentNeeded).toBe(false)
})

test('its drafts are those that the clock would compose', async () => {
  const drafts =
    'select child_id::int as child, body, thin from weekly_update where week = $1 and school_id = 1 order by child_id'
  const made = (await client.query(drafts, [week])).rows
  await database.transaction(clockAt(1), (run) => composeWeek(run, { schoolId: 1, week, now, which: 'all' }))
  expect((await client.query(drafts, [week])).rows).toEqual(made)
})

test('a parent of the plain county reads an update that the contract takes', async () => {
  const { parents, teachers } = await scaleCounty({
    url: scratch.url,
    keys: testKeys,
    now,
    schools: 1,
    childrenPerSchool: 60,
  })
  const { openid, schoolId, childId } = parents[7]!
  const parent = phone(openid, `${schoolId}:parent`)
  const { line } = await parent.ask('updates.mine', { childId })
  const { update } = await parent.ask('updates.mine', { childId, week: line.at(-2)!.week })
  expect(updateBody.parse(update!.body).calls).toHaveLength(1)
  const { children } = await phone(teachers[0]!.openid, `${schoolId}:teacher`).ask('classes.week', {})
  expect(children).toHaveLength(50)
})
