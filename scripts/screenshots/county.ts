import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addDays, instantAt, weekOf } from '../../contract/week'
import { runScript } from '../../local/run-script'
import { readSecrets } from '../../local/secrets'
import { type LocalOptions, type LocalSystem, startLocal } from '../../local/system'

/** An instant of the coming school week, so that a run on any day finds the county in the same mood. */
export function nextWeekAt(weekday: number, minute: number): Date {
  return new Date(instantAt(addDays(weekOf(Date.now()), 6 + weekday), minute))
}

/**
 * Starts the whole system in an empty folder, with the demo county as it is at `at` and the school's clock standing there.
 * @throws Trouble as startLocal does
 */
export async function startCounty(options: LocalOptions & { at: Date }): Promise<LocalSystem> {
  const { at, ...start } = options
  mkdirSync(start.data, { recursive: true })
  const secrets = readSecrets(start.data, {})
  const code = await runScript(path.join(__dirname, '../../local/postgres/fill.ts'), {
    YANSHU_PG: path.join(start.data, 'pg'),
    YANSHU_FILES: path.join(start.data, 'files'),
    YANSHU_DATA_KEY: secrets.dataKey,
    YANSHU_HMAC_KEY: secrets.hmacKey,
    YANSHU_NOW: at.toISOString(),
  })
  if (code !== 0) throw new Error('the demo county could not be made')
  // Marks the folder as made, so that the start takes the county as it finds it.
  writeFileSync(path.join(start.data, 'made'), '')
  const system = await startLocal(start)
  // In the same breath, before any timer has looked at the clock.
  system.clock.set(at.getTime())
  return system
}
