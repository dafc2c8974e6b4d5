import { Client } from 'pg'
import { decryptBytes, digest, encrypt, keysFrom } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { seedDemo } from '../../database/demo'
import { leftBehind, rotateKeys } from '../../database/keys/rotate'
import { digestLists, lostDigests, plainDocuments, sealedDocuments, sealedTables } from '../../database/keys/sealed'
import { normalPhone } from '../../domain/contacts/phone'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeOutside, testKeys } from '../ports'
import { WEDNESDAY } from '../world'

const fresh: Keys = { ...testKeys, data: Buffer.alloc(32, 21), version: 2, old: { 1: testKeys.data } }
/** What is in the environment once the old key is gone. */
const alone: Keys = { ...fresh, old: {} }
const written = { phone: normalPhone, idNumber: (text: string) => text.toUpperCase() }

let database: TestDatabase
let owner: Client
const rows = async (text: string, values: unknown[] = []) => (await owner.query(text, values)).rows

beforeAll(async () => {
  database = await testDatabase()
  owner = new Client({ connectionString: database.url })
  await owner.connect()
  await seedDemo({ url: database.url, keys: testKeys, files: makeOutside(WEDNESDAY).ports.files, now: WEDNESDAY })
  // What a change of a record and a staged roster leave behind.
  const before = (word: string) => encrypt(testKeys, word).toString('base64')
  // As PostgreSQL's encode() writes it: with ends of lines.
  const long = before('某省某市某县东河镇上村三组十二号，学校后面第二家').replace(/.{76}/g, '$&\n')
  expect(long).toContain('\n')
  await owner.query(
    `insert into record_event (school_id, child_id, kind, happened_on, before, note, recorded_at)
     select school_id, child_id, 'corrected', '2026-11-20', $1, 'test', now() from child cross join generate_series(1, 4) limit 700`,
    [{ address: long, card: [{ phones: [before('19900008001')], employer: 'A'.repeat(44) }] }],
  )
  await owner.query(
    `update child set id_number = $1, id_number_hmac = $2 where child_id = (select min(child_id) from child)`,
    [encrypt(testKeys, '53262620170501002x'), digest(testKeys, '53262620170501002X')],
  )
  await owner.query(
    `insert into roster_import (school_id, file_name, staged, basis, state, read_by, read_at)
     select school_id, 'x.xlsx', $1, '', 'preview', person_id, now() from membership limit 1`,
    [encrypt(testKeys, Buffer.alloc(50_000, 5))],
  )
})
afterAll(async () => {
  await owner.end()
  await database.close()
})

const catalogue = (type: string) =>
  rows(
    `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid = $1::regtype order by 1`,
    [type],
  ).then((found) => found.map((row) => row.name as string).sort())

test('every column of bytes is registered, as sealed or as a digest', async () => {
  const named = sealedTables.flatMap(({ table, sealed, digests = {} }) =>
    [...sealed, ...Object.keys(digests)].map((column) => `${table}.${column}`),
  )
  const lost = lostDigests.map(({ table, column }) => `${table}.${column}`)
  expect([...named, ...lost].sort()).toEqual(await catalogue('bytea'))
  expect(digestLists.map(({ table, column }) => `${table}.${column}`)).toEqual(await catalogue('bytea[]'))
})

test('every document is registered, as one that may hold sealed values or as one that does not', async () => {
  const sealed = sealedDocuments.map(({ table, column }) => `${table}.${column}`)
  expect([...sealed, ...plainDocuments].sort()).toEqual(await catalogue('jsonb'))
  expect(await catalogue('json')).toEqual([])
})

/** Opens everything that is registered, and every text of every document in the database. */
async function openAll(keys: Keys): Promise<string[]> {
  const opened: string[] = []
  for (const { table, sealed } of sealedTables)
    for (const column of sealed)
      for (const row of await rows(`select ${column} as value from ${table} where ${column} is not null`))
        opened.push(decryptBytes(keys, row.value).toString('hex'))
  return opened.sort()
}

async function documentsUnder(version: number): Promise<number> {
  let found = 0
  for (const name of await catalogue('jsonb')) {
    const [table, column] = name.split('.')
    for (const row of await rows(`select ${column}::text as text from ${table} where ${column} is not null`))
      for (const [, text] of (row.text as string).matchAll(/"((?:[A-Za-z0-9+/]|\\n){40,}={0,2})"/g)) {
        const bytes = Buffer.from(text!.replaceAll('\\n', ''), 'base64')
        if (bytes[0] !== version) continue
        try {
          decryptBytes(version === 1 ? testKeys : alone, bytes)
          found += 1
        } catch {
          // Some other text that begins like this.
        }
      }
  }
  return found
}

test('killed half-way and run again, everything opens with the new key alone, and nothing is left of the old one', async () => {
  const before = await openAll(testKeys)
  expect(before.length).toBeGreaterThan(500)
  expect(await documentsUnder(1)).toBe(1400)

  const stop = new Error('power cut')
  const progress = (table: string, done: number) => {
    if (table === 'relative_phone' && done > 0) throw stop
  }
  await expect(rotateKeys({ url: database.url, keys: fresh, progress })).rejects.toBe(stop)
  expect(await leftBehind({ url: database.url, keys: fresh })).toBeGreaterThan(0)
  // Meanwhile the product runs with both keys: everything opens, old and new.
  expect(await openAll(fresh)).toEqual(before)

  const done = await rotateKeys({ url: database.url, keys: fresh })
  expect(done.record_event).toBe(700)
  expect(await leftBehind({ url: database.url, keys: fresh })).toBe(0)
  expect(await openAll(alone)).toEqual(before)
  expect([await documentsUnder(1), await documentsUnder(2)]).toEqual([0, 1400])
  expect(
    await rows(`select distinct before #>> '{card,0,employer}' as employer from record_event where note = 'test'`),
  ).toEqual([{ employer: 'A'.repeat(44) }])
  await expect(openAll(testKeys)).rejects.toThrow('unknown cipher version 2')
  expect(Object.values(await rotateKeys({ url: database.url, keys: fresh })).every((n) => n === 0)).toBe(true)
})

test('digests are made anew, and every number is found by its new one', async () => {
  const keys = { ...fresh, hmac: Buffer.alloc(32, 33) }
  const [code] = await rows(
    `insert into bind_code (school_id, relative_id, code_hmac, issued_by, issued_at, expires_at)
     select r.school_id, r.relative_id, '\\x01', m.person_id, now(), now() + interval '7 days' from relative r join membership m using (school_id) limit 1 returning code_id`,
  )
  // Somebody who was taken off a contact: the number must go on to open nothing.
  const [taken] = await rows(
    `insert into unbinding (school_id, relative_id, person_id, children, numbers, reason, unbound_by, unbound_at)
     select f.school_id, f.relative_id, m.person_id, '{}', array[f.number_hmac], '', m.person_id, now() from relative_phone f join membership m using (school_id) limit 1
     returning school_id, relative_id, numbers`,
  )
  await owner.query(
    `insert into roster_was (school_id, import_id, batch, of_table, row)
     select i.school_id, i.import_id, 1, 'relative_phone', jsonb_build_object('number_hmac', encode(f.number_hmac, 'hex')) from roster_import i, relative_phone f limit 1`,
  )
  await rotateKeys({ url: database.url, keys, digests: { old: testKeys.hmac, written } })
  const shut = await rows(
    `select from relative_phone where school_id = $1 and relative_id = $2 and not app.number_opens(school_id, relative_id, number_hmac)`,
    [taken.school_id, taken.relative_id],
  )
  expect(shut).toHaveLength(1)
  expect(
    await rows(
      `select from roster_was w where exists (select from relative_phone f where encode(f.number_hmac, 'hex') = w.row ->> 'number_hmac')`,
    ),
  ).toHaveLength(1)
  const phones = await rows(`select number, number_hmac from relative_phone`)
  for (const { number, number_hmac } of phones)
    expect(digest(keys, normalPhone(decryptBytes(keys, number).toString())).equals(number_hmac)).toBe(true)
  const children = await rows(`select id_number, id_number_hmac from child where id_number is not null`)
  for (const { id_number, id_number_hmac } of children)
    expect(digest(keys, decryptBytes(keys, id_number).toString().toUpperCase()).equals(id_number_hmac)).toBe(true)
  expect(phones.length * children.length).toBeGreaterThan(0)
  expect(await rows(`select voided_at is not null as void from bind_code where code_id = $1`, [code.code_id])).toEqual([
    { void: true },
  ])
})

test('a value that no key opens stops the rotation and is left as it is', async () => {
  const strange = encrypt({ ...testKeys, version: 9 }, 'x')
  await owner.query(`update person set phone = $1 where person_id = (select min(person_id) from person)`, [strange])
  await expect(rotateKeys({ url: database.url, keys: fresh })).rejects.toThrow('unknown cipher version 9')
  expect(await rows(`select phone from person where phone = $1`, [strange])).toHaveLength(1)
})

test('keys are named by versions in the environment; the first one needs no name', () => {
  const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')]
  const env = { YANSHU_DATA_KEY: one, YANSHU_HMAC_KEY: two }
  expect(keysFrom(env)).toEqual({ data: Buffer.alloc(32, 1), hmac: Buffer.alloc(32, 2) })
  expect(keysFrom({ ...env, YANSHU_DATA_KEY: `2:${two}`, YANSHU_DATA_KEYS_OLD: `1:${one}` })).toEqual({
    data: Buffer.alloc(32, 2),
    hmac: Buffer.alloc(32, 2),
    version: 2,
    old: { 1: Buffer.alloc(32, 1) },
  })
  for (const bad of [{ YANSHU_DATA_KEY: `0:${one}` }, { YANSHU_DATA_KEY: `256:${one}` }])
    expect(() => keysFrom({ ...env, ...bad })).toThrow('YANSHU_DATA_KEY')
  expect(() => keysFrom({ ...env, YANSHU_DATA_KEYS_OLD: `1:${two}` })).toThrow('version 1 again')
  expect(() => keysFrom({ ...env, YANSHU_DATA_KEYS_OLD: '2:short' })).toThrow('YANSHU_DATA_KEYS_OLD')
})
