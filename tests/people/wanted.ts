import JSZip from 'jszip'
import type { World } from '../world'

/** A new WeChat user, nobody's yet. */
export const stranger = (world: World, openid: string) => world.as({ openid })

/** The text of a Word file, paragraph by paragraph. */
export async function wordText(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  const xml = await zip.file('word/document.xml')!.async('string')
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\n+/g, '\n')
}

/** Codes as they are printed, `ABCD-EFGH-JK`. */
export const codesIn = (text: string) => text.match(/[3-9A-Z]{4}-[3-9A-Z]{4}-[3-9A-Z]{2}/g) ?? []

export const minutesLater = (world: World, minutes: number) => {
  world.outside.now = new Date(world.outside.now.getTime() + minutes * 60_000)
}
