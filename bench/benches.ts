import { Client } from 'pg'
import { weekOf, addDays, instantAt } from '../contract/week'
import { scaleCounty } from '../database/demo/scale'
import { testDatabase } from '../tests/database'
import { testKeys } from '../tests/ports'
import { WEDNESDAY } from '../tests/world'
import type { Ask } from './ask'
import { measureDigest } from './digest'
import { measureImport } from './import'
import { measureMemory } from './memory'
import { measureOutbox } from './outbox'
import { measureBound, measurePlan, measureServed } from './planner'
import { measurePolicies } from './policies'
import type { Measured } from './report'
import { alternate } from './rounds'

const SCHOOLS = 20
const CHILDREN = 100

/** Every bench, by the name that `npm run bench -- NAME` takes. */
export const benches: Record<string, () => Promise<Measured>> = {
  'weekly-update': () =>
    onCounty(0.5, ({ parents }) =>
      parents.map(({ openid, personId, schoolId, childId }) => ({
        action: 'updates.mine',
        input: { childId, week: addDays(weekOf(WEDNESDAY), -7) },
        openid,
        personId,
        role: 'parent',
        placeId: schoolId,
        command: false,
      })),
    ),
  'log-call': () =>
    onCounty(0.6, ({ teachers, childrenOf }) =>
      teachers.flatMap(({ openid, personId, schoolId, classId }) =>
        (childrenOf.get(classId) ?? []).map((childId): Ask => ({
          action: 'calls.log',
          input: {
            childId,
            outcome: 'reached',
            startedAt: instantAt('2026-11-25', 720),
            durationSeconds: 480,
            mood: 4,
            topics: ['study', 'health'],
            line: '',
          },
          openid,
          personId,
          role: 'teacher',
          placeId: schoolId,
          command: true,
        })),
      ),
    ),
  'class-of-50': () =>
    onCounty(0.5, ({ teachers }) =>
      teachers.map(({ openid, personId, schoolId, classId }) => ({
        action: 'classes.week',
        input: { classId },
        openid,
        personId,
        role: 'teacher',
        placeId: schoolId,
        command: false,
      })),
    ),
  'child-page': () =>
    onCounty(0.5, ({ teachers, childrenOf }) =>
      teachers.flatMap(({ openid, personId, schoolId, classId }) =>
        (childrenOf.get(classId) ?? []).map((childId): Ask => ({
          action: 'children.open',
          input: { childId },
          openid,
          personId,
          role: 'teacher',
          placeId: schoolId,
          command: false,
        })),
      ),
    ),
  'row-level-security': () => withCounty(({ url, people }) => measurePolicies(url, screensOf(people), WEDNESDAY)),
  import: measureImport,
  digest: measureDigest,
  outbox: measureOutbox,
  memory: measureMemory,
  plan: measurePlan,
  'plan-served': measureServed,
  'plan-bound': measureBound,
}

interface People {
  parents: { openid: string; personId: number; schoolId: number; childId: number }[]
  teachers: { openid: string; personId: number; schoolId: number; classId: number }[]
  childrenOf: Map<number, number[]>
}

async function onCounty(target: number, asksOf: (people: People) => Ask[]): Promise<Measured> {
  return withCounty(({ url, people }) => alternate({ url, now: WEDNESDAY.toISOString(), asks: asksOf(people) }, target))
}

async function withCounty(measure: (county: { url: string; people: People }) => Promise<Measured>): Promise<Measured> {
  const database = await testDatabase()
  try {
    return await measure({ url: database.url, people: await populate(database.url) })
  } finally {
    await database.close()
  }
}

/** Screens on which policies take nothing away: a head's class and child, a teacher's child, a parent's letter. */
function screensOf({ parents, teachers, childrenOf }: People): Ask[] {
  return teachers.flatMap((teacher, at): Ask[] => {
    const { openid, personId, schoolId: placeId, classId } = teacher
    const childId = childrenOf.get(classId)![at % 20]!
    const parent = parents.find((one) => one.childId === childId)!
    const staff = { openid, personId, placeId, command: false }
    return [
      { ...staff, role: 'head', action: 'classes.week', input: { classId } },
      { ...staff, role: 'head', action: 'children.open', input: { childId } },
      { ...staff, role: 'teacher', action: 'children.open', input: { childId } },
      {
        action: 'updates.mine',
        input: { childId, week: addDays(weekOf(WEDNESDAY), -7) },
        openid: parent.openid,
        personId: parent.personId,
        role: 'parent',
        placeId,
        command: false,
      },
    ]
  })
}

async function populate(url: string): Promise<People> {
  const county = await scaleCounty({
    url,
    keys: testKeys,
    now: WEDNESDAY,
    schools: SCHOOLS,
    childrenPerSchool: CHILDREN,
  })
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('analyze')
  const people = await client.query<{ openid: string; id: string }>(
    'select openid, person_id as id from person where openid is not null',
  )
  const children = await client.query<{ class_id: string; ids: string[] }>(
    'select class_id, array_agg(child_id) as ids from child group by class_id',
  )
  await client.end()
  const idOf = new Map(people.rows.map((row) => [row.openid, Number(row.id)]))
  const known = <T extends { openid: string }>(one: T) => ({ ...one, personId: idOf.get(one.openid)! })
  return {
    parents: county.parents.map(known),
    teachers: county.teachers.map(known),
    childrenOf: new Map(children.rows.map((row) => [Number(row.class_id), row.ids.map(Number)])),
  }
}
