import { Database } from '../../database/connect'
import type { Ports } from '../../domain/ports'
import { systemClock } from './clock'
import { connectCloud } from './cloud'
import { configFrom } from './config'
import { cloudFiles } from './files'
import { cloudWeChat } from './wechat'

/** What one instance of a function works with, from its first call to its last. */
export interface Instance {
  database: Database
  ports: Ports
}

/**
 * Opens the database and the cloud for this instance.
 * @throws Error that names what the environment lacks
 */
export function openInstance(env: Record<string, string | undefined>): Instance {
  const { databaseUrl, keys, templateIds } = configFrom(env)
  const cloud = connectCloud()
  return {
    database: new Database(databaseUrl),
    ports: { clock: systemClock, files: cloudFiles(cloud), wechat: cloudWeChat(cloud, templateIds), keys, templateIds },
  }
}
