import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from 'pg'
import { keysFrom } from '../database/crypto'
import { DatabaseNewer, migrate } from '../database/migrate'
import { buildIfChanged } from './build'
import { Cloud } from './cloud/cloud'
import { StageClock } from './cloud/clock'
import { Personas } from './cloud/personas'
import { CloudState } from './cloud/state'
import { templates } from './cloud/wechat/templates'
import { openEmbedded, openServer, type OpenDatabase } from './postgres/open'
import { cloudRoutes } from './faces/cloud'
import { pageRoutes } from './faces/pages'
import { stageRoutes } from './faces/stage'
import type { World } from './faces/world'
import { LocalServer } from './http/server'
import { lockFolder } from './lock'
import type { StartOptions } from './options'
import { readSecrets, type Secrets } from './secrets'
import { Trouble, codeOf } from './trouble'

/** How to start the whole system: as `npm start` does, or from a test with another build, a port 0 and a fixed time. */
export interface LocalOptions extends Partial<StartOptions> {
  data: string
  /** Folder of the built functions and phone; the repository's `dist` if left out. */
  dist?: string
  /** Whether an empty database gets the demo county. */
  demo?: boolean
  /** Told what is being done, one line a step. */
  say?: (line: string) => void
}

/** The system, running. */
export interface LocalSystem {
  url: string
  databaseUrl: string
  cloud: Cloud
  clock: StageClock
  personas: Personas
  close(): Promise<void>
}

/** What has to be undone, last first, when the system ends or a start fails half way. */
class Undo {
  private readonly steps: (() => unknown)[] = []

  add(step: () => unknown): void {
    this.steps.push(step)
  }

  async run(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) await step()
  }
}

/**
 * Starts the whole system on one loopback address: checks, build, database, demo county, functions, stage.
 * @throws Trouble in one clear sentence for whatever the caller can mend
 */
export async function startLocal(options: LocalOptions): Promise<LocalSystem> {
  const undo = new Undo()
  try {
    return await start(options, undo)
  } catch (error) {
    await undo.run()
    throw error instanceof DatabaseNewer ? new Trouble(error.message, '') : error
  }
}

async function start(options: LocalOptions, undo: Undo): Promise<LocalSystem> {
  const { data } = options
  undo.add(lockFolder(data))
  const server = await LocalServer.listen(options.port ?? 0)
  undo.add(() => server.close())
  if (options.reset) resetFolder(data)
  const secrets = readSecrets(data, process.env)
  const { database, state } = await together(openData(options, secrets, undo), build(options))
  const clock = new StageClock(state.offsetMs)

  const pool = new Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => undefined)
  undo.add(() => pool.end())
  const dist = options.dist ?? join(__dirname, '..', 'dist')
  const functions = join(dist, 'cloudfunctions')
  const cloud = new Cloud({ data, functions, url: server.url, databaseUrl: database.url, secrets, state, clock })
  undo.add(() => cloud.close())
  const personas = new Personas(pool, keysOf(secrets))
  const world: World = { url: server.url, cloud, clock, personas, pool, databaseKind: database.kind }
  server.serve({ ...cloud.routes, ...cloudRoutes(world), ...stageRoutes(world), ...pageRoutes(dist) })
  cloud.start()
  return { url: server.url, databaseUrl: database.url, cloud, clock, personas, close: () => undo.run() }
}

/** Empties the data folder, but for the lock that this process holds. */
function resetFolder(data: string): void {
  for (const name of ['pg', 'made', 'files', 'stage.jsonl', 'functions.log', 'functions.log.old', 'secrets.json']) {
    rmSync(join(data, name), { recursive: true, force: true })
  }
}

async function build({ build, say }: LocalOptions): Promise<void> {
  if (build && (await buildIfChanged())) say?.('已经构建 built')
}

/** Waits for both even if one fails, so that nothing is still being opened when the rest is undone. */
async function together<T>(first: Promise<T>, second: Promise<void>): Promise<T> {
  const [one, two] = await Promise.allSettled([first, second])
  if (one.status === 'rejected') throw one.reason
  if (two.status === 'rejected') throw two.reason
  return one.value
}

async function openData(options: LocalOptions, secrets: Secrets, undo: Undo) {
  const database = await openDatabase(options, undo)
  const state = new CloudState(join(options.data, 'stage.jsonl'))
  await prepareDatabase(database, state, secrets, options)
  return { database, state }
}

async function openDatabase({ data, databaseUrl }: LocalOptions, undo: Undo): Promise<OpenDatabase> {
  if (databaseUrl) return openServer(databaseUrl)
  // Without this mark the first start was killed before it was done; nobody has been shown the stage yet.
  if (!existsSync(join(data, 'made')))
    for (const name of ['pg', 'stage.jsonl']) rmSync(join(data, name), { recursive: true, force: true })
  const database = await openEmbedded(join(data, 'pg'))
  undo.add(() => database.close())
  return database
}

async function prepareDatabase(database: OpenDatabase, state: CloudState, secrets: Secrets, options: LocalOptions) {
  await migrateClearly(database.url)
  const client = new Pool({ connectionString: database.url, max: 1 })
  try {
    const { rows } = await client.query<{ empty: boolean }>('select not exists (select from school) as empty')
    if (options.demo !== false && rows[0]?.empty) {
      options.say?.('正在建立示范县 making the demo county')
      // Loaded for the first run alone: the county's generator has no business in the memory of the others.
      const { seedDemo } = await import('../database/demo')
      await seedDemo({ url: database.url, now: new Date(Date.now() + state.offsetMs), keys: keysOf(secrets) })
      await creditDemo(client, state)
    }
    writeFileSync(join(options.data, 'made'), '')
  } finally {
    await client.end()
  }
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

/** The demo county's people have accepted messages before; WeChat's own count of that is kept on our side. */
async function creditDemo(pool: Pool, state: CloudState): Promise<void> {
  const { rows } = await pool.query<{ openid: string; template: string; left: number }>(
    'select p.openid, c.template, max(c.left)::int as left from message_credit c join person p using (person_id) where p.openid is not null group by 1, 2',
  )
  for (const { openid, template, left } of rows) {
    const id = templates[template as keyof typeof templates]?.id
    for (let i = 0; id && i < left; i += 1) state.grant(openid, id, 'accept')
  }
}

function keysOf({ dataKey, hmacKey }: Secrets) {
  return keysFrom({ YANSHU_DATA_KEY: dataKey, YANSHU_HMAC_KEY: hmacKey })
}
