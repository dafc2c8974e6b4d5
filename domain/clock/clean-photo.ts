import { sql } from 'drizzle-orm'
import { withoutMetadata } from '../notes/strip-metadata'
import { clockAt } from './caller'
import type { ClockWork } from './caller'

/** The file to go on with; `unfit`: it is gone, or its metadata cannot be taken out; `later`: storage did not answer. */
type Clean = { fileId: string } | 'unfit' | 'later'

/**
 * Writes a photo anew without its metadata (the place above all) and lets its row point there; the old file goes (a trigger puts it on the list of erased_file). The new path follows from the
 * old one, so that a run that broke off in between writes the same file again.
 */
export async function cleanPhoto(
  { database, ports }: ClockWork,
  schoolId: number,
  photoId: number,
  fileId: string,
): Promise<Clean> {
  try {
    const links = await ports.files.links([fileId])
    if (!links[fileId]) return 'unfit'
    const bytes = await ports.files.read(fileId)
    const clean = withoutMetadata(bytes)
    if (clean === null) return 'unfit'
    if (clean === bytes) return { fileId }
    const written = await ports.files.write(pathBeside(fileId), clean)
    const [row] = await database.once<{ photo_id: string }>(
      clockAt(schoolId),
      sql`update photo set file_id = ${written} where school_id = ${schoolId} and photo_id = ${photoId} and file_id = ${fileId} and state = 'pending' returning photo_id`,
    )
    if (row) return { fileId: written }
    // The note was taken back meanwhile.
    await ports.files.remove([written])
    return 'later'
  } catch {
    return 'later'
  }
}

/** `cloud://env.bucket/photos/a.jpg` → `photos/a-clean.jpg`; what follows from an unguessable name is unguessable. */
function pathBeside(fileId: string): string {
  return fileId.replace(/^cloud:\/\/[^/]+\//, '').replace(/(\.[A-Za-z0-9]+)?$/, '-clean$1')
}
