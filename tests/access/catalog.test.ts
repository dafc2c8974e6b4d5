import { Client } from 'pg'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { functions, rights } from './granted'

/** The few tables that belong to no school. Every other one carries school_id, first in each of its keys. */
const BELONG_TO_NO_SCHOOL = ['attempt', 'district', 'district_officer', 'job', 'person', 'school']

let database: TestDatabase
let owner: Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new Client({ connectionString: database.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.close()
})

async function column<T = string>(text: string): Promise<T[]> {
  return (await owner.query({ text, rowMode: 'array' })).rows.map((row: T[]) => row[0]!)
}

const ours = `n.nspname = 'public' and c.relkind in ('r', 'p')`

test('every table has row-level security, forced upon its owner too, and a policy', async () => {
  const bare = await column(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`)
  expect(bare).toEqual([])
})

test('no policy lets everybody through, or is for anyone but the owner and yanshu_app', async () => {
  const wide = await column(`
    select tablename || '.' || policyname from pg_policies where schemaname = 'public'
      and not (roles = '{yanshu_app}' and coalesce(qual, with_check) <> 'true' and coalesce(with_check, qual) <> 'true')
      and not (roles = array[current_user] and policyname = 'owner_all')`)
  expect(wide).toEqual([])
})

test("every key of a school's table starts with its school", async () => {
  expect(
    await column(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id' and a.attnotnull) or c.relname = 'school' order by 1`),
  ).toEqual(BELONG_TO_NO_SCHOOL)
  const schools = `n.nspname = 'public' and c.relname <> all ('{${BELONG_TO_NO_SCHOOL.join(',')}}')`
  const keys = await column(`
    select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id'
      where ${schools} and (i.indisunique or i.indisprimary or i.indisexclusion) and i.indkey[0] <> a.attnum`)
  expect(keys).toEqual([])
  // A reference to another table of the school starts with the school on both sides, so that no row can point into another school.
  const references = await column(`
    select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class t on t.oid = k.confrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1] left join pg_attribute b on b.attrelid = t.oid and b.attnum = k.confkey[1]
      where k.contype = 'f' and ${schools} and t.relname <> all ('{person,district}') and not (a.attname = 'school_id' and b.attname = 'school_id')`)
  expect(references).toEqual([])
})

test('yanshu_app can neither log in, nor pass the policies, nor become anyone else', async () => {
  const { rows } = await owner.query(`
    select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
      has_schema_privilege('yanshu_app', 'public', 'create') or has_schema_privilege('yanshu_app', 'app', 'create') as creates,
      exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc f where f.proowner = r.oid) as owns
    from pg_roles r where rolname = 'yanshu_app'`)
  expect(rows).toHaveLength(1)
  expect(Object.values(rows[0]).filter((value) => value !== false && value !== 0)).toEqual([])
})

test('yanshu_app may do with each table what the product does, and no more', async () => {
  const { rows } = await owner.query<{ name: string; may: string }>(`
    select c.relname as name, string_agg(lower(left(kind, 1)), '' order by kind) as may
    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join unnest('{DELETE,INSERT,SELECT,UPDATE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) kind
    where ${ours} and has_table_privilege('yanshu_app', c.oid, kind) group by 1`)
  expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(rights)
  expect(
    await column(
      `select table_name from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public'`,
    ),
  ).toEqual([])
})

test('yanshu_app may call what the policies and the statements need, and no more', async () => {
  const callable = await column(`
    select f.proname from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname = 'app' and has_function_privilege('yanshu_app', f.oid, 'execute') order by 1`)
  expect(callable).toEqual(functions)
})

test('a function that runs as its owner says where it looks for tables', async () => {
  const loose = await column(`
    select f.proname from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname = 'app' and f.prosecdef and not coalesce('search_path=public, pg_temp' = any (f.proconfig), false)`)
  expect(loose).toEqual([])
})

test('the audit can be neither changed nor emptied, not even by its owner', async () => {
  await owner.query(`insert into district (name) values ('审计县')`)
  await owner.query(
    `insert into school (district_id, name, settings) select district_id, '审计小学', '{}' from district`,
  )
  await owner.query(
    `insert into audit (school_id, at, hat, action, children) select school_id, now(), 'clock', 'test', '{}' from school`,
  )
  for (const attempt of [`update audit set action = 'other'`, `delete from audit`, `truncate audit`]) {
    await expect(owner.query(attempt)).rejects.toThrow('append-only')
  }
})
