import { Pool } from 'pg'
import { digest, encrypt, keysFrom } from '../../database/crypto'
import { readSecrets } from '../../local/secrets'
import { type LocalOptions, type LocalSystem, startLocal } from '../../local/system'
import { fixtureDist, temporaryFolder } from './fixture'

/** The whole local system with the fixture functions and an empty database, plus a few ways to speak to it. */
export interface TestSystem extends LocalSystem {
  data: string
  pool: Pool
  get(path: string): Promise<{ status: number; body: any }> // eslint-disable-line @typescript-eslint/no-explicit-any
  post(path: string, body: unknown): Promise<{ status: number; body: any }> // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Calls the function `api` as a persona and gives its result. */
  call(as: string, data: object): Promise<any> // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** Starts it; close it with `end`. */
export async function startTest(
  options: Partial<LocalOptions> & { triggers?: { name: string; type: string; config: string }[] } = {},
) {
  const data = options.data ?? temporaryFolder()
  const system = await startLocal({ demo: false, dist: fixtureDist(options.triggers), ...options, data })
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(system.url + path, init)
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
  }
  const post = (path: string, body: unknown) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const test: TestSystem = {
    ...system,
    data,
    pool: new Pool({ connectionString: system.databaseUrl, max: 1 }),
    get: (path) => ask(path),
    post,
    call: async (as, data) => {
      const { status, body } = await post('/cloud/call', { as, name: 'api', data })
      if (status !== 200) throw new Error(body.errMsg ?? body.error)
      return body.result
    },
  }
  return test
}

export async function end(test: TestSystem): Promise<void> {
  await test.pool.end()
  await test.close()
}

/** One small school: a head, a class teacher, a child with two parents on file; made-up people. */
export async function smallSchool({ pool, data }: TestSystem): Promise<void> {
  const secrets = readSecrets(data, {})
  const keys = keysFrom({ YANSHU_DATA_KEY: secrets.dataKey, YANSHU_HMAC_KEY: secrets.hmacKey })
  const sealed = (phone: string) => [encrypt(keys, phone), digest(keys, phone)]
  await pool.query(`insert into district (name) values ('青石县')`)
  await pool.query(
    `insert into school (district_id, name, settings) values (1, '青石小学', '{"talkEveryDays":14,"visitEveryDays":90}')`,
  )
  await pool.query(
    `insert into person (openid, name, phone, phone_hmac) values ('o_head', '柳校长', $1, $2)`,
    sealed('19900001001'),
  )
  await pool.query(`insert into person (name, phone, phone_hmac) values ('柏老师', $1, $2)`, sealed('19900001002'))
  await pool.query(`insert into person (openid, name) values ('o_officer', '林干事')`)
  await pool.query(
    `insert into membership (school_id, person_id, role, since) values (1, 1, 'head', '2026-09-01'), (1, 2, 'teacher', '2026-09-01')`,
  )
  await pool.query(`insert into district_officer (district_id, person_id) values (1, 3)`)
  await pool.query(`insert into school_class (school_id, grade, number, name) values (1, 3, 2, '三年级2班')`)
  await pool.query(`insert into class_teacher (school_id, class_id, person_id) values (1, 1, 2)`)
  await pool.query(`insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
    values (1, 1, '禾苗苗', 'hmm', 'female', '2017-05-01', 'both', 'bothParents', 'boarding', '{}', '2026-09-01')`)
  await pool.query(`insert into relative (school_id, name) values (1, '禾大山'), (1, '桑小河')`)
  await pool.query(
    `insert into child_relative (school_id, child_id, relative_id, relation, call_order) values (1, 1, 1, 'father', 1), (1, 1, 2, 'mother', 2)`,
  )
  await pool.query(
    `insert into relative_phone (school_id, relative_id, position, number, number_hmac) values (1, 1, 1, $1, $2)`,
    sealed('19900002001'),
  )
  await pool.query(
    `insert into relative_phone (school_id, relative_id, position, number, number_hmac) values (1, 2, 1, $1, $2)`,
    sealed('19900002002'),
  )
}
