import type { Pool } from 'pg'
import type { Cloud } from '../cloud/cloud'
import type { StageClock } from '../cloud/clock'
import type { Personas, Phone } from '../cloud/personas'
import { HttpError, need } from '../http/request'

/** Everything that the HTTP faces work with. `pool` has the rights of the database's owner. */
export interface World {
  url: string
  cloud: Cloud
  clock: StageClock
  personas: Personas
  pool: Pool
  databaseKind: 'embedded' | 'server'
  /** The embedded database's address; that of a server holds a password and stays out of sight. */
  embeddedUrl: string | undefined
}

/** The phone of the persona that a request names in `as`. @throws HttpError 400 without one, 404 for an unknown one */
export async function phoneOf({ personas }: World, as: unknown): Promise<Phone> {
  const phone = await personas.phone(need(as, 'as'))
  if (!phone) throw new HttpError(404, `No persona ${String(as)}`)
  return phone
}
