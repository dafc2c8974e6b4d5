import { keepNoLonger, terms } from '../../domain/clock/retention'
import { removeErasedFiles } from '../../domain/clock/erased-files'
import { addDays } from '../../contract/week'
import { SchoolWeek } from '../updates/school-week'
import { fillRecord, marks, photoFile, tablesThatSay } from './full-record'

const school = new SchoolWeek()
const { clock } = school
const TODAY = '2026-11-25'

const left = (child: number, on: string) =>
  school.world.sql(`update child set left_on = $2 where child_id = $1`, [child, on])
const count = async (table: string, child: number) =>
  (await school.world.sql(`select 1 from ${table} where child_id = $1`, [child])).length
const nextDay = () => {
  school.world.outside.now = new Date(school.world.outside.now.getTime() + 86_400_000)
}

test('the terms: half a year for what needs no reason, a year for the calls, three for who it was, the trail never', () => {
  const by = Object.fromEntries(terms(TODAY).map(({ name, leftBefore }) => [name, leftBefore]))
  expect(by).toMatchObject({ notes: '2026-05-29', contacts: '2026-05-29', calls: '2025-11-25', identity: '2023-11-25' })
  expect(by).not.toHaveProperty('trail')
  expect(terms('2028-02-29').find(({ name }) => name === 'calls')!.leftBefore).toBe('2027-02-28')
})

test('year by year what is over goes, and nothing before', async () => {
  await fillRecord(school.world)
  const { child } = school.world.ids
  await left(child, addDays(TODAY, -180))
  expect(await keepNoLonger(clock())).toMatchObject({ children: 0 })

  nextDay()
  expect(await keepNoLonger(clock())).toMatchObject({ children: 1 })
  for (const text of [marks.notes, marks.letters, marks.contacts, marks.character])
    expect(await tablesThatSay(school.world, text)).toEqual([])
  expect(await removeErasedFiles(clock())).toBe(2)
  expect(school.world.outside.files.has(photoFile)).toBe(false)
  expect(await count('family_call', child)).toBe(1)
  expect(await tablesThatSay(school.world, marks.identity)).toContain('child')

  nextDay()
  expect(await keepNoLonger(clock())).toMatchObject({ children: 0 })
  await left(child, '2025-10-01')
  nextDay()
  expect(await keepNoLonger(clock())).toMatchObject({ children: 1 })
  expect(await count('family_call', child)).toBe(0)
  await left(child, '2023-10-01')
  nextDay()
  expect(await keepNoLonger(clock())).toMatchObject({ children: 1 })
  expect(await tablesThatSay(school.world, marks.identity)).toEqual([])
  expect(await count('consent', child)).toBe(2)
})

test('a child who is there, or has come back, keeps everything', async () => {
  await fillRecord(school.world)
  const { child } = school.world.ids
  await left(child, '2020-01-01')
  await school.world.sql(`update child set left_on = null`)
  expect(await keepNoLonger(clock())).toEqual({ children: 0, rows: 0 })
  expect(await tablesThatSay(school.world, marks.notes)).not.toEqual([])
})

test('in pieces, taken up where the last run stopped, once a day, with its audit', async () => {
  const { ids, sql } = school.world
  const gone = [ids.child, ids.sibling, ids.classmate]
  for (const child of gone) await left(child, '2022-01-01')
  await left(ids.farChild, '2022-01-01')
  const some = { children: 2, rows: 100 }
  expect(await keepNoLonger(clock(), some)).toMatchObject({ children: 3 })
  expect(await sql(`select due from job where name = $1`, [`retention ${ids.school}`])).toEqual([])
  expect(await keepNoLonger(clock(), some)).toMatchObject({ children: 1 })
  expect(await sql(`select due from job where name = $1`, [`retention ${ids.school}`])).toEqual([{ due: TODAY }])
  expect(await keepNoLonger(clock(), some)).toEqual({ children: 0, rows: 0 })
  const names = await sql<{ name: string }>(`select name from child where left_on is not null`)
  for (const { name } of names) expect(name).toMatch(/^已删除[0-9]+$/)
  const trail = await sql<{ children: string[] }>(
    `select children from audit where action = 'clock.erase' and school_id = $1 order by audit_id`,
    [ids.school],
  )
  expect(trail.map(({ children }) => children.map(Number))).toEqual([[ids.child, ids.sibling], [ids.classmate]])
})

test('replies older than thirty days and tries older than two are forgotten, younger ones kept', async () => {
  const { ids, sql } = school.world
  const daysAgo = (days: number) => new Date(school.world.outside.now.getTime() - days * 86_400_000)
  for (const [at, days] of [31, 31, 29].entries())
    await sql(
      `insert into command (school_id, person_id, request_id, action, reply, at) values ($1, $2, $3, 'x', '{}', $4)`,
      [ids.school, ids.people.head, `00000000-0000-4000-8000-00000000000${at}`, daysAgo(days)],
    )
  await sql(
    `insert into attempt (kind, who, since, count) values ('signIn', 'old', $1, 3), ('signIn', 'young', $2, 3)`,
    [daysAgo(3), daysAgo(1)],
  )
  expect(await keepNoLonger(clock(), { children: 5, rows: 1 })).toEqual({ children: 0, rows: 2 })
  expect(await keepNoLonger(clock(), { children: 5, rows: 2 })).toEqual({ children: 0, rows: 1 })
  expect(await sql(`select 1 from command`)).toHaveLength(1)
  expect(await sql(`select who from attempt`)).toEqual([{ who: 'young' }])
})

test('refused words go half a year after the head looked at them, a year after they were typed where nobody did', async () => {
  const { ids, outside, sql } = school.world
  const daysAgo = (days: number) => new Date(outside.now.getTime() - days * 86_400_000)
  const refuse = (words: string, typed: number, seen: number | null) =>
    sql(
      `insert into refused_content (school_id, person_id, hat, action, child_id, words, at, seen_at, seen_by) values ($1, $2, 'teacher', 'notes.post', $3, $4, $5, $6, $7)`,
      [
        ids.school,
        ids.people.teacher,
        ids.child,
        words,
        daysAgo(typed),
        seen === null ? null : daysAgo(seen),
        seen === null ? null : ids.people.head,
      ],
    )
  await refuse('看过很久', 300, 181)
  await refuse('看过不久', 300, 179)
  await refuse('没人看过', 364, null)
  await refuse('没人看过，一年', 366, null)
  expect(await keepNoLonger(clock())).toMatchObject({ rows: 2 })
  expect(
    (await sql<{ words: string }>(`select words from refused_content order by words`)).map((row) => row.words),
  ).toEqual(['没人看过', '看过不久'])
})
