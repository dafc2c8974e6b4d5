import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from 'pg'
import { DatabaseNewer } from '../database/migrate'
import { buildIfChanged } from './build'
import { Cloud } from './cloud/cloud'
import { StageClock } from './cloud/clock'
import { Personas } from './cloud/personas'
import { openData } from './postgres/prepare'
import { cloudRoutes } from './faces/cloud'
import { pageRoutes } from './faces/pages'
import { stageRoutes } from './faces/stage'
import type { World } from './faces/world'
import { LocalServer } from './http/server'
import { lockFolder } from './lock'
import type { StartOptions } from './options'
import { keysOf, readSecrets } from './secrets'
import { Trouble } from './trouble'

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
  /** Settles, with the reason, if the embedded database ends by itself before `close`. */
  lost: Promise<string>
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
  const opening = openData(options, secrets)
  undo.add(async () => (await opening.catch(() => undefined))?.database.close())
  const { database, state } = await together(opening, build(options))
  const clock = new StageClock(state.offsetMs)

  const pool = new Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => undefined)
  undo.add(() => pool.end())
  const dist = options.dist ?? join(__dirname, '..', 'dist')
  const functions = join(dist, 'cloudfunctions')
  const cloud = new Cloud({ data, functions, url: server.url, databaseUrl: database.url, secrets, state, clock })
  undo.add(() => cloud.close())
  const personas = new Personas(pool, keysOf(secrets))
  const embeddedUrl = database.kind === 'embedded' ? database.url : undefined
  const world: World = { url: server.url, cloud, clock, personas, pool, databaseKind: database.kind, embeddedUrl }
  server.serve({ ...cloud.routes, ...cloudRoutes(world), ...stageRoutes(world), ...pageRoutes(dist) })
  cloud.start()
  const { url: databaseUrl, lost } = database
  return { url: server.url, databaseUrl, cloud, clock, personas, lost, close: () => undo.run() }
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
