import { randomUUID } from 'node:crypto'
import { nextBell, nextWeekday } from '../cloud/bell'
import { templateById } from '../cloud/wechat/templates'
import { type Exchange, HttpError, need, readJson } from '../http/request'
import type { Routes } from '../http/server'
import { freshPath } from './cloud'
import { phoneOf, type World } from './world'

const hourMs = 3600_000
const thursday = 4
const friday = 5

/** What the stage's page, and whoever scripts it, asks for (docs/local.md). */
export function stageRoutes(world: World): Routes {
  return {
    'GET /stage/personas': () => world.personas.list(),
    'GET /stage/messages': (exchange) => messages(world, exchange),
    'GET /stage/clock': () => clock(world),
    'POST /stage/clock': (exchange) => moveClock(world, exchange),
    'POST /stage/roster': (exchange) => roster(world, exchange),
    'GET /stage/health': () => health(world),
    'GET /stage/log': ({ query }) => world.cloud.log.last(Number(query.get('lines') ?? 100)),
  }
}

function clock({ clock }: World) {
  return { now: new Date(clock.now()).toISOString(), offsetMs: Math.round(clock.offsetMs) }
}

async function messages(world: World, { query }: Exchange): Promise<unknown> {
  const { openid } = await phoneOf(world, query.get('as'))
  return world.cloud.state.messagesOf(openid).map(({ id, template, page, data, at }) => ({
    id,
    template,
    title: templateById(template)?.title ?? template,
    page,
    data,
    at: new Date(at).toISOString(),
  }))
}

async function moveClock(world: World, { request }: Exchange): Promise<unknown> {
  const wish = await readJson(request)
  const { timers } = world.cloud
  const ran = wish.reset === true ? await timers.reset() : await timers.jump(await targetOf(world, wish))
  world.cloud.state.keepOffset(world.clock.offsetMs)
  return { ...clock(world), ran }
}

/** The instant that is asked for, in milliseconds. @throws HttpError 400 */
async function targetOf(world: World, { to, plusMinutes, next, schools }: Record<string, unknown>): Promise<number> {
  const now = world.clock.now()
  if (typeof to === 'string' && !Number.isNaN(Date.parse(to))) return Date.parse(to)
  if (typeof plusMinutes === 'number' && Number.isFinite(plusMinutes)) return now + plusMinutes * 60_000
  if (next === 'thursday20') return nextWeekday(now, thursday, 20 * 60)
  if (next === 'friday18') return nextWeekday(now, friday, 18 * 60)
  if (next === 'bell') {
    const ids = Array.isArray(schools) ? schools.filter((id): id is number => Number.isSafeInteger(id)) : []
    return (await nextBell(world.pool, now, ids)) ?? now + hourMs
  }
  throw new HttpError(
    400,
    "Say { to: ISO }, { plusMinutes: N }, { next: 'bell' | 'thursday20' | 'friday18' } or { reset: true }",
  )
}

/** Uploads a file as the persona and asks `roster.preview` for it, as the phone would. */
async function roster(world: World, { request, query }: Exchange): Promise<unknown> {
  const as = need(query.get('as'), 'as')
  const fileName = need(query.get('name'), 'name')
  const { openid } = await phoneOf(world, as)
  const persona = (await world.personas.list()).find(({ id }) => id === as)
  if (persona?.role !== 'head') throw new HttpError(409, `${as} is nobody who may import a roster`)
  const fileId = await world.cloud.storage.put(freshPath('roster', fileName), openid, request)
  return world.cloud.callAs(openid, 'api', {
    action: 'roster.preview',
    hat: `${persona.schoolId}:head`,
    requestId: randomUUID(),
    input: { fileId, fileName },
  })
}

function health({ cloud, databaseKind, embeddedUrl, clock: { offsetMs } }: World) {
  const { rss, heapUsed } = process.memoryUsage()
  return {
    ok: true,
    rssMb: Math.round(rss / 1048576),
    heapMb: Math.round(heapUsed / 1048576),
    upSeconds: Math.round(process.uptime()),
    database: databaseKind,
    databaseUrl: embeddedUrl,
    functions: cloud.host.names,
    offsetMs: Math.round(offsetMs),
  }
}
