import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld } from '../world'
import type { Phone, World } from '../world'

/** Everything that an import may write. */
export const importedTables = [
  'school_class',
  'child',
  'relative',
  'relative_phone',
  'child_relative',
  'care_arrangement',
  'pairing',
] as const

/** The far school of the world, one class and one child small, and its head with a roster in hand. */
export interface School {
  world: World
  head: Phone
  schoolId: number
  /** Puts a file where the phone's upload would. @returns its file id */
  upload(name: string, bytes: Uint8Array): string
  /** Previews and confirms. */
  bring(name: string, bytes: Uint8Array): Promise<{ added: number; changed: number; same: number; classes: number }>
  /** Rows of each table an import may write. */
  counts(): Promise<Record<string, number>>
  close(): Promise<void>
}

export async function openSchool(): Promise<School> {
  const database: TestDatabase = await testDatabase()
  const world = await makeWorld(database.url)
  const head = world.as(world.personas.farHead)
  const schoolId = world.ids.farSchool
  const upload = (name: string, bytes: Uint8Array) => {
    const fileId = `cloud://test.files/rosters/${name}`
    world.outside.files.set(fileId, bytes)
    return fileId
  }
  return {
    world,
    head,
    schoolId,
    upload,
    async bring(name, bytes) {
      const { importId } = await head.ask('roster.preview', { fileId: upload(name, bytes), fileName: name })
      return head.ask('roster.confirm', { importId })
    },
    async counts() {
      const columns = importedTables.map(
        (table) => `(select count(*)::int from ${table} where school_id = $1) as ${table}`,
      )
      const [row] = await world.sql<Record<string, number>>(`select ${columns.join(', ')}`, [schoolId])
      return row!
    },
    async close() {
      await world.close()
      await database.close()
    },
  }
}
