import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import type { Context } from '../handler'

/**
 * Puts a file with children's data where nobody can guess it, for the clock to delete after a day.
 * @returns a link that expires
 */
export async function keepFile(
  run: Run,
  { caller, now, ports }: Context,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const fileId = await ports.files.write(`rosters/${caller.placeId}/${name}`, bytes)
  await run(sql`
    insert into roster_file (school_id, file_id, made_at) values (${caller.placeId}, ${fileId}, ${now}::timestamptz) on conflict do nothing`)
  const url = (await ports.files.links([fileId]))[fileId]
  if (!url) throw new Error('the cloud gives no link for a file it has just stored')
  return url
}
