import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { answer } from '../cloudfunctions/api/pipeline'
import type { ActionName, Input, Reply } from '../contract/actions'
import { Database } from '../database/connect'
import { testDatabase } from './database'
import { makeOutside } from './ports'
import type { Outside } from './ports'
import { populate } from './school'
import type { Ids, OwnerSql, Persona, PersonaName } from './school'

export type { Ids, Persona, PersonaName } from './school'

/** Wednesday 25 November 2026, 15:00 at the school. */
export const WEDNESDAY = new Date('2026-11-25T07:00:00Z')

/** A phone in a persona's hand: calls go through the real pipeline on a real database. */
export interface Phone {
  call<A extends ActionName>(action: A, input: Input<A>, requestId?: string): Promise<Reply<A>>
  /** Like `call`, but a refusal throws its code: for the steps of a journey that must go well. */
  ask<A extends ActionName>(
    action: A,
    input: Input<A>,
    requestId?: string,
  ): Promise<Extract<Reply<A>, { ok: true }>['data']>
}

export interface World {
  url: string
  database: Database
  outside: Outside
  personas: Record<PersonaName, Persona>
  ids: Ids
  /** What the functions logged, one line a call. */
  log: object[]
  as(persona: Persona | undefined): Phone
  sql: OwnerSql
  close(): Promise<void>
}

/** Two small schools of one district: three families in the near one, one in the far one. Everyone is signed in; nobody has consented to more than the record. */
export async function makeWorld(url: string, now = WEDNESDAY): Promise<World> {
  const owner = new Client({ connectionString: url })
  await owner.connect()
  const outside = makeOutside(now)
  const database = new Database(url, 4)
  const log: object[] = []
  const sql: OwnerSql = async (text, values) => (await owner.query(text, values)).rows
  const { ids, personas } = await populate(sql, now)
  return {
    url,
    database,
    outside,
    ids,
    personas,
    log,
    sql,
    as: (persona) => phoneOf({ database, ports: outside.ports, log: (line) => log.push(line) }, persona),
    async close() {
      await database.close()
      await owner.end()
    },
  }
}

/** A fresh database with the two schools in it; `close` ends both. */
export async function openWorld(now?: Date): Promise<World> {
  const database = await testDatabase()
  const world = await makeWorld(database.url, now)
  return {
    ...world,
    async close() {
      await world.close()
      await database.close()
    },
  }
}

/** A phone on any pipeline. */
export function phoneOf(api: Parameters<typeof answer>[0], persona: Persona | undefined): Phone {
  const call: Phone['call'] = async (action, input, requestId = randomUUID()) =>
    (await answer(api, persona?.openid, { action, hat: persona?.hat, requestId, input })) as never
  return {
    call,
    async ask(action, input, requestId) {
      const reply = await call(action, input, requestId)
      if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${JSON.stringify(reply.error.fields ?? {})}`)
      return reply.data as never
    },
  }
}
