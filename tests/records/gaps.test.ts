import { gapKeys, gaps } from '../../contract/completeness'
import type { GapKey } from '../../contract/completeness'
import { encrypt } from '../../database/crypto'
import { testKeys } from '../ports'
import { Records, refused } from './teachers'

const records = new Records()
const { open, phone } = records

/** Makes the first child's record complete. */
beforeEach(async () => {
  const { sql, ids } = records.world
  const { father, mother, grandmother } = ids.relatives
  await sql(
    `update child set id_number = $2, id_number_hmac = $2, health = '好', "character" = '开朗', interests = '画画' where child_id = $1`,
    [ids.child, encrypt(testKeys, '990101201705010020')],
  )
  await sql(`update relative set reachable = '晚上' where relative_id in ($1, $2)`, [father, mother])
  await sql(`update relative set age = 61, health_note = '良好' where relative_id = $1`, [grandmother])
  await sql(`update care_arrangement set caregiver_id = $2 where child_id = $1`, [ids.child, grandmother])
  await sql(
    `insert into entrusted_care_notice (school_id, child_id, caregiver_id, signed_on, village_told, recorded_by, recorded_at) values ($1, $2, $3, '2026-09-01', true, $4, $5)`,
    [ids.school, ids.child, grandmother, ids.people.teacher, records.world.outside.now],
  )
})

/** What is taken away, as SQL with the child as $1, the father, the mother and the grandmother as $2, $3, $4. */
const noPhones = (who: string) =>
  `delete from relative_phone where relative_id in (${who}) and $1::bigint + $2 + $3 + $4 > 0`
const taken: Record<GapKey, { sql: string; with?: GapKey[] }> = {
  idNumber: { sql: `update child set id_number = null where child_id = $1 and $2::bigint + $3 + $4 > 0` },
  address: { sql: `update child set address = null where child_id = $1 and $2::bigint + $3 + $4 > 0` },
  health: { sql: `update child set health = '' where child_id = $1 and $2::bigint + $3 + $4 > 0` },
  character: { sql: `update child set "character" = '' where child_id = $1 and $2::bigint + $3 + $4 > 0` },
  interests: { sql: `update child set interests = '' where child_id = $1 and $2::bigint + $3 + $4 > 0` },
  parents: {
    sql: `delete from child_relative where child_id = $1 and relative_id in ($2, $3) and $4::bigint > 0`,
    with: ['reachable'],
  },
  employer: { sql: `update relative set employer = '' where relative_id = $3 and $1::bigint + $2 + $4 > 0` },
  care: {
    sql: `update care_arrangement set kind = 'none', caregiver_id = null where child_id = $1 and $2::bigint + $3 + $4 > 0`,
  },
  caregiver: {
    sql: `update care_arrangement set caregiver_id = null where child_id = $1 and $2::bigint + $3 + $4 > 0`,
  },
  caregiverAge: { sql: `update relative set age = null where relative_id = $4 and $1::bigint + $2 + $3 > 0` },
  caregiverHealth: { sql: `update relative set health_note = '' where relative_id = $4 and $1::bigint + $2 + $3 > 0` },
  notice: {
    sql: `update entrusted_care_notice set valid_until = '2026-11-24' where child_id = $1 and $2::bigint + $3 + $4 > 0`,
  },
  anyPhone: { sql: noPhones('$2, $3, $4') },
  parentPhone: { sql: noPhones('$2, $3'), with: ['reachable'] },
  caregiverPhone: { sql: noPhones('$4') },
  reachable: { sql: `update relative set reachable = '' where relative_id = $2 and $1::bigint + $3 + $4 > 0` },
}

test('a complete record lacks nothing', async () => {
  expect((await open()).gaps).toEqual([])
  expect((await phone('teacher').ask('children.open', { childId: records.world.ids.child })).gaps).toBe(0)
})

test.each(gapKeys)('without it: %s', async (key) => {
  const { sql, ids } = records.world
  const { father, mother, grandmother } = ids.relatives
  await sql(taken[key].sql, [ids.child, father, mother, grandmother])
  expect(new Set((await open()).gaps)).toEqual(new Set([key, ...(taken[key].with ?? [])]))
})

test.each<[string, string, GapKey[]]>([
  ['an orphan needs no parents on the card', `update child set special_status = '{orphan}' where child_id = $1`, []],
  ['parents at home need no employer', `update child set parental_absence = 'none' where child_id = $1`, []],
  [
    'a parent who cares needs no age',
    `update care_arrangement set kind = 'parent', caregiver_id = null where child_id = $1`,
    ['caregiver'],
  ],
])('%s', async (_what, change, expected) => {
  await records.world.sql(change, [records.world.ids.child])
  expect((await open()).gaps).toEqual(expected)
})

test('the list: complete of all, by group, the own children for a teacher, all of them for the head', async () => {
  const { ids } = records.world
  const teacher = await phone('teacher').ask('records.gaps', {})
  expect(teacher).toMatchObject({ total: 3, complete: 1, incomplete: 2 })
  expect(teacher.children.map(({ name }) => name).sort()).toEqual(['乙一', '甲二'])
  expect(teacher.missing).toBe(teacher.children.reduce((sum, one) => sum + one.gaps.length, 0))
  for (const { group, children } of teacher.groups)
    expect(children).toBe(teacher.children.filter((one) => one.gaps.some((key) => gaps[key].group === group)).length)
  const head = await phone('head').ask('records.gaps', {})
  expect(head).toMatchObject({ total: 4, complete: 1 })
  expect(
    (await phone('head').ask('records.gaps', { classId: ids.otherClass })).children.map(({ name }) => name),
  ).toEqual(['丙一'])
  expect(await phone('teacher').call('records.gaps', { classId: ids.otherClass })).toMatchObject(refused('NOT_FOUND'))
  expect((await phone('teacher').ask('classes.week', { classId: ids.ownClass })).gaps).toBe(teacher.missing)
  const overview = await phone('head').ask('overview.school', {})
  expect(overview.records).toEqual({ complete: head.complete, missing: head.missing })
})
