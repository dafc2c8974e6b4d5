import { Client } from 'pg'
import { digest, encrypt } from '../crypto'
import type { Keys } from '../crypto'
import { dateOf, weekOf } from './calendar'
import { pastWork, places, signedUp } from './scale-sql'
import { NOTICE_VERSION } from './signing'

export interface Scale {
  /** The owner's, whom the policies let through. */
  url: string
  keys: Keys
  now: Date
  schools: number
  childrenPerSchool: number
}

/** Who can be asked for in a bench, with the openid by which the functions know them. */
export interface ScaledCounty {
  parents: { openid: string; schoolId: number; childId: number }[]
  teachers: { openid: string; schoolId: number; classId: number }[]
}

/**
 * Adds a plain county of any size for benches, beside whatever the database holds: classes of up to fifty with a teacher each, every child with a bound
 * parent and a caregiver, twelve weeks of bookings, calls, notes and read updates. Rows are made by the server itself, in one transaction.
 */
export async function scaleCounty(scale: Scale): Promise<ScaledCounty> {
  const client = new Client({ connectionString: scale.url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(places.plan, [scale.schools, scale.childrenPerSchool])
    for (const sql of places.rows) await client.query(sql)
    await addNumbers(client, scale)
    const seen = { now: scale.now.toISOString(), week: weekOf(dateOf(scale.now)) }
    for (const sql of [...signedUp(NOTICE_VERSION, seen), ...pastWork(seen)]) await client.query(sql)
    const made = await whoIsThere(client)
    await client.query('commit')
    await client.query('analyze')
    return made
  } finally {
    await client.end()
  }
}

const MADE_UP_NUMBERS = 10_000

/** One number a relative. Beyond ten thousand they repeat, which only a sign-in would notice. */
async function addNumbers(client: Client, { keys }: Scale): Promise<void> {
  const { rows } = await client.query<{ school_id: string; relative_id: string }>(
    'select school_id, unnest(array[parent_relative, elder_relative]) as relative_id from scale_child order by 2',
  )
  const numbers = rows.map((_, at) => `1990000${String(at % MADE_UP_NUMBERS).padStart(4, '0')}`)
  await client.query(
    `insert into relative_phone (school_id, relative_id, position, number, number_hmac)
     select * from unnest($1::bigint[], $2::bigint[], $3::int[], $4::bytea[], $5::bytea[])`,
    [
      rows.map((row) => row.school_id),
      rows.map((row) => row.relative_id),
      rows.map(() => 1),
      numbers.map((number) => encrypt(keys, number)),
      numbers.map((number) => digest(keys, number)),
    ],
  )
}

async function whoIsThere(client: Client): Promise<ScaledCounty> {
  const parents = await client.query(
    `select openid, school_id::int as "schoolId", child_id::int as "childId"
     from scale_child join person on person_id = parent_person order by child_id`,
  )
  const teachers = await client.query(
    `select openid, school_id::int as "schoolId", class_id::int as "classId"
     from scale_class join person on person_id = teacher order by class_id`,
  )
  return { parents: parents.rows, teachers: teachers.rows }
}
