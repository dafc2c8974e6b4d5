import type { PoolClient } from 'pg'
import type { Database } from '../../database/connect'

/** The statements that a database was sent since they were last taken. */
export interface Asked {
  take(): string[]
}

/**
 * Makes a database ask without doing: every transaction that would be committed is rolled back, so that a thousand questions find the same world.
 * Call it before the database is used.
 */
export function undoing(database: Database): Asked {
  let texts: string[] = []
  const { pool } = database as unknown as { pool: { on(event: 'connect', heard: (client: PoolClient) => void): void } }
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (text: unknown, ...rest: unknown[]) => unknown
    const query = (text: unknown, ...rest: unknown[]) => {
      texts.push(String(text))
      return send(text === 'commit' ? 'rollback' : text, ...rest)
    }
    Object.assign(client, { query })
  })
  return {
    take() {
      const taken = texts
      texts = []
      return taken
    },
  }
}
