import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../database/migrate'
import { CloudState } from '../cloud/state'
import { templates } from '../cloud/wechat/templates'
import { runScript } from '../run-script'
import type { Secrets } from '../secrets'
import { Trouble, codeOf } from '../trouble'
import { openEmbedded, openServer } from './open'

/** Which data is opened: a folder, and the address of a server in place of the embedded database. */
export interface DataOptions {
  data: string
  databaseUrl?: string | undefined
  /** Whether an empty database gets the demo county; it does if left out. */
  demo?: boolean
  say?: (line: string) => void
}

/**
 * Opens the database, migrates it and fills it on the first run; reads what the make-believe cloud remembers.
 * @throws Trouble, DatabaseNewer
 */
export async function openData(options: DataOptions, secrets: Secrets) {
  const { data, databaseUrl, demo = true } = options
  const folder = join(data, 'pg')
  // Without this mark the first start was killed before it was done; nobody has been shown the stage yet.
  const fresh = !databaseUrl && !existsSync(join(data, 'made'))
  if (fresh)
    for (const name of ['pg', 'files', 'stage.jsonl']) rmSync(join(data, name), { recursive: true, force: true })
  const state = new CloudState(join(data, 'stage.jsonl'))
  if (fresh && demo) await fill({ YANSHU_PG: folder }, state, secrets, options)
  const database = databaseUrl ? await openServer(databaseUrl) : await openEmbedded(folder)
  try {
    await migrateClearly(database.url)
    if (databaseUrl && demo && (await isEmpty(databaseUrl))) {
      await fill({ DATABASE_URL: databaseUrl }, state, secrets, options)
    }
    if (state.isNew) await creditDemo(database.url, state)
    writeFileSync(join(data, 'made'), '')
    return { database, state }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function isEmpty(url: string): Promise<boolean> {
  const sql =
    'select not exists (select from district union all select from school union all select from person) as empty'
  const rows = await query<{ empty: boolean }>(url, sql)
  return rows[0]?.empty === true
}

/**
 * Makes the demo county in a process of its own, as the build: making a database and a county takes 150 MB that this
 * process would keep for good.
 */
async function fill(where: Record<string, string>, state: CloudState, secrets: Secrets, { data, say }: DataOptions) {
  say?.('正在建立示范县 making the demo county')
  const code = await runScript(join(__dirname, 'fill.ts'), {
    ...where,
    YANSHU_FILES: join(data, 'files'),
    YANSHU_DATA_KEY: secrets.dataKey,
    YANSHU_DATA_KEYS_OLD: secrets.oldDataKeys,
    YANSHU_HMAC_KEY: secrets.hmacKey,
    YANSHU_NOW: new Date(Date.now() + state.offsetMs).toISOString(),
  })
  if (code !== 0)
    throw new Trouble('示范县没有建成，原因见上。', 'The demo county could not be made; the reasons are above.')
}

async function migrateClearly(url: string): Promise<void> {
  try {
    await migrate(url)
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause ?? error
    if (codeOf(cause) !== '42501') throw error
    const reason = (cause as Error).message
    throw new Trouble(
      `DATABASE_URL 的用户权限不够，建不了表和角色（${reason}）。`,
      `The user of DATABASE_URL may not make tables and roles (${reason}).`,
    )
  }
}

/** People on file have accepted messages before we came to be; WeChat's own count of that is kept on our side. */
async function creditDemo(url: string, state: CloudState): Promise<void> {
  const rows = await query<{ openid: string; template: string; left: number }>(
    url,
    `select p.openid, c.template, max(c.left)::int as left from message_credit c join person p using (person_id)
     where p.openid is not null group by 1, 2`,
  )
  for (const { openid, template, left } of rows) {
    const id = templates[template as keyof typeof templates]?.id
    for (let i = 0; id && i < left; i += 1) state.grant(openid, id, 'accept')
  }
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
