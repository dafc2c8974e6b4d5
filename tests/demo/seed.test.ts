import { Client } from 'pg'
import { decrypt, digest } from '../../database/crypto'
import { isEmpty, seedDemo } from '../../database/demo'
import { scaleCounty } from '../../database/demo/scale'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeOutside, testKeys } from '../ports'

/** A Sunday: the week's updates are composed and wait for their teachers. */
const now = new Date('2026-11-29T04:30:00Z')
const { files } = makeOutside(now).ports

let database: TestDatabase
let client: Client

beforeAll(async () => {
  database = await testDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.close()
})

async function rows(statement: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await client.query(statement, values)).rows
}

async function one(statement: string, values: unknown[] = []): Promise<Record<string, unknown>> {
  return (await rows(statement, values))[0]!
}

test('a start that dies on the way leaves nothing', async () => {
  const keys = { ...testKeys, data: Buffer.alloc(5) }
  await expect(seedDemo({ url: database.url, keys, files, now })).rejects.toThrow()
  expect(await isEmpty(database.url)).toBe(true)
})

describe('a database with the county in it', () => {
  beforeAll(async () => {
    const made = await seedDemo({ url: database.url, keys: testKeys, files, now })
    expect(made).toMatchObject({ schools: 3, children: 186 })
  })

  test('takes no second one', async () => {
    expect(await isEmpty(database.url)).toBe(false)
    await expect(seedDemo({ url: database.url, keys: testKeys, files, now })).rejects.toThrow('not empty')
    expect(await one('select count(*)::int as n from child')).toEqual({ n: 186 })
  })

  const parts = `
    with facts as (
      select c.*, a.kind, c.special_status && '{orphan,singleParent}' as special
      from child c join care_arrangement a on a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null where c.school_id = $1)
    select count(*)::int as total,
      count(*) filter (where special)::int as special,
      count(*) filter (where not special and kind = 'kinshipGrandparent')::int as grandparents,
      count(*) filter (where not special and kind = 'parent')::int as parent,
      count(*) filter (where not special and kind = 'kinshipOther')::int as relatives,
      count(*) filter (where not special and kind = 'unrelatedAdult')::int as friends,
      count(*) filter (where not special and parental_absence = 'both')::int as "bothAway",
      count(*) filter (where not special and parental_absence = 'one')::int as "oneAway",
      count(*) filter (where sex = 'female')::int as girls, count(*) filter (where sex = 'male')::int as boys
    from facts`
  const pupils = `
    select sum(pupils)::int as pupils, count(*)::int as classes, sum(pupils) filter (where grade <= 6)::int as primary,
      count(*) filter (where grade <= 6)::int as "primaryClasses" from school_class where school_id = $1`

  test('counts as the township school published it', async () => {
    expect(await one(parts, [1])).toMatchObject({
      total: 113,
      grandparents: 36,
      parent: 68,
      relatives: 4,
      friends: 2,
      special: 3,
    })
    expect(await one(pupils, [1])).toMatchObject({ pupils: 574, classes: 12 })
  })

  test('counts as the nine-year school published it', async () => {
    expect(await one(parts, [2])).toMatchObject({
      total: 73,
      girls: 30,
      boys: 43,
      bothAway: 8,
      oneAway: 45,
      special: 20,
    })
    expect(await one(pupils, [2])).toEqual({ pupils: 958, classes: 25, primary: 630, primaryClasses: 14 })
  })

  test('leaves the school that has just joined to its first roster', async () => {
    expect(await one(pupils, [3])).toMatchObject({ pupils: null, classes: 12 })
    const counts =
      'select (select count(*) from child where school_id = 3)::int as children, (select count(*) from phone_line where school_id = 3)::int as lines'
    expect(await one(counts)).toEqual({ children: 0, lines: 0 })
    expect(
      await rows('select role, count(*)::int as n from membership where school_id = 3 group by role order by role'),
    ).toEqual([
      { role: 'desk', n: 1 },
      { role: 'head', n: 1 },
      { role: 'teacher', n: 12 },
    ])
  })

  test('reached about five children in six in each week that is over', async () => {
    const { share } = await one(
      `select avg(reached::float8 / children) as share from (
         select f.week, count(distinct f.child_id) as reached, (select count(*) from child c where c.enrolled_on <= f.week + 6) as children
         from family_call f where f.outcome = 'reached' and f.week < '2026-11-23' group by f.week) weeks`,
    )
    expect(share).toBeGreaterThan(0.78)
    expect(share).toBeLessThan(0.88)
  })

  test('has some that nobody has reached for three weeks', async () => {
    const waiting = await rows(
      `select school_id::int as school, count(*)::int as n from child c where enrolled_on < date '2026-11-02' and not exists (
         select from family_call f where f.child_id = c.child_id and f.outcome = 'reached' and f.week >= '2026-11-09') group by 1 order by 1`,
    )
    expect(waiting).toHaveLength(2)
    for (const { n } of waiting) expect(n).toBeGreaterThanOrEqual(3)
  })

  test('uses its lines only when they are open', async () => {
    const outside = await rows(
      `select b.booking_id from booking b join phone_line l using (school_id, line_id) where not exists (
         select from opening_hours h where h.line_id = b.line_id and h.weekday = extract(isodow from app.school_time(b.starts_at))
           and extract(epoch from app.school_time(b.starts_at)::time) / 60 between h.from_minute and h.to_minute - l.slot_minutes)
       or app.week_of(b.starts_at) <> b.week`,
    )
    expect(outside).toEqual([])
  })

  test('knows who is who: callers are on the card, staff are of the school, readers have consented', async () => {
    const onCard = (table: string) =>
      `select 1 from ${table} t where relative_id is not null and not exists (
         select from child_relative cr where cr.school_id = t.school_id and cr.child_id = t.child_id and cr.relative_id = t.relative_id)`
    const ofSchool = (table: string, column: string) =>
      `select 1 from ${table} t where ${column} is not null and not exists (
         select from membership m where m.school_id = t.school_id and m.person_id = t.${column})`
    const parentOf = (table: string, column: string, consented: string) =>
      `select 1 from ${table} t where not exists (
         select from relative r join child_relative cr using (school_id, relative_id)
         join consent k on k.school_id = cr.school_id and k.child_id = cr.child_id and k.person_id = r.person_id and k.purpose = '${consented}'
         where r.school_id = t.school_id and r.person_id = t.${column} and cr.child_id = t.child_id)`
    const odd = [
      onCard('booking'),
      onCard('family_call'),
      ofSchool('family_call', 'logged_by'),
      ofSchool('note', 'author'),
      ofSchool('weekly_update', 'published_by'),
      ofSchool('pairing', 'person_id'),
      parentOf('update_reader', 'person_id', 'records'),
      `select 1 from care_arrangement a where to_on is null and kind <> 'livingAlone' and not exists (
         select from child_relative cr where cr.child_id = a.child_id and cr.relative_id = a.caregiver_id and cr.is_caregiver)`,
      'select 1 from care_arrangement where to_on < from_on',
    ]
    for (const statement of odd) expect(await rows(statement)).toEqual([])
  })

  test('keeps numbers and addresses sealed, and finds a number by its digest', async () => {
    const { number, number_hmac } = await one(
      `select number, number_hmac from relative_phone join relative using (school_id, relative_id) where person_id is null order by relative_id limit 1`,
    )
    const plain = decrypt(testKeys, number as Buffer)
    expect(plain).toMatch(/^1990000/)
    expect(digest(testKeys, plain)).toEqual(number_hmac)
    expect(await one('select app.sign_in($1, $2, $3) as outcome', ['o_new', number_hmac, now])).toEqual({
      outcome: 'bound',
    })
    const { address } = await one('select address from child where child_id = 1')
    expect(decrypt(testKeys, address as Buffer)).toMatch(/^青禾县云岭镇/)
  })

  test('goes on counting where it ended', async () => {
    const { id } = await one(
      `insert into note (school_id, child_id, kind, happened_on, week, body, author, posted_at)
       select school_id, child_id, kind, happened_on, week, body, author, posted_at from note limit 1 returning note_id::int as id`,
    )
    expect(await one('select max(note_id)::int as id from note')).toEqual({ id })
  })
})

test('a plain county of any size stands beside it', async () => {
  const made = await scaleCounty({ url: database.url, keys: testKeys, now, schools: 2, childrenPerSchool: 70 })
  expect(made.parents).toHaveLength(140)
  expect(made.teachers).toHaveLength(4)
  const { openid, childId } = made.parents[69]!
  expect(
    await one(
      `select cr.child_id::int as child, (select count(*)::int from weekly_update u where u.child_id = cr.child_id and u.published_at is not null) as updates,
         (select count(*)::int from family_call f where f.child_id = cr.child_id) as calls
       from person p join relative r using (person_id) join child_relative cr using (school_id, relative_id) where p.openid = $1`,
      [openid],
    ),
  ).toEqual({ child: childId, updates: 12, calls: 12 })
  const again = await scaleCounty({ url: database.url, keys: testKeys, now, schools: 1, childrenPerSchool: 3 })
  expect(again.parents.map((one) => one.childId)).toEqual([327, 328, 329])
})
