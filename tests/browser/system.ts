import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { termOf } from '../../contract/term'
import { dateOf } from '../../contract/week'
import { buildPhone } from '../../local/phone/build'
import { buildCloudfunctions } from '../../scripts/build/cloudfunctions'
import { buildMiniprogram } from '../../scripts/build/miniprogram'
import { startCounty } from '../../scripts/screenshots/county'

/**
 * The whole system in this process, built from the sources as they stand, with the demo county at a fixed moment.
 * Close it at the end.
 */
export async function countyAt(at: Date) {
  const folder = mkdtempSync(path.join(tmpdir(), 'yanshu-browser-'))
  const dist = path.join(folder, 'dist')
  await buildMiniprogram(path.join(dist, 'miniprogram'))
  await Promise.all([
    buildCloudfunctions(path.join(dist, 'cloudfunctions')),
    buildPhone({ from: path.join(dist, 'miniprogram'), to: path.join(dist, 'phone') }),
  ])
  const system = await startCounty({ data: path.join(folder, 'data'), dist, at })
  return {
    url: system.url,
    /** Photos that WeChat has not looked at yet. */
    uncheckedPhotos: async () => {
      const client = new Client({ connectionString: system.databaseUrl })
      await client.connect()
      const { rows } = await client.query(`select count(*)::int as count from photo where state = 'pending'`)
      await client.end()
      return rows[0].count as number
    },
    /** As on a term's first day: no class has been surveyed yet. */
    newTerm: async () => {
      const client = new Client({ connectionString: system.databaseUrl })
      await client.connect()
      await client.query('delete from survey_answer where term = $1', [termOf(dateOf(at)).key])
      await client.end()
    },
    /** Everybody whose phone can be picked. */
    people: () => system.personas.list(),
    async close() {
      await system.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
