import { choosePhotos, uploadPhoto } from '../../../services/upload'

export const PHOTOS_MAX = 6

export interface Picture {
  url: string
  /** Empty until it has gone up. */
  fileId: string
  progress: number
}

/** Photos of a draft, shown from the cloud. */
export const picturesOf = (fileIds: string[]): Picture[] =>
  fileIds.map((fileId) => ({ url: fileId, fileId, progress: 100 }))

/** Lets the person choose; the new ones stand after those that are there. */
export async function addPictures(pictures: Picture[]): Promise<Picture[]> {
  const paths = await choosePhotos(PHOTOS_MAX - pictures.length)
  return [...pictures, ...paths.map((url) => ({ url, fileId: '', progress: 0 }))].slice(0, PHOTOS_MAX)
}

/**
 * Sends up those that have not gone up yet, one after the other, as a thin signal wants it.
 * @param changed told after each step, with the photo's address
 * @returns false when one did not get through
 */
export async function sendPictures(
  pictures: Picture[],
  changed: (url: string, change: Partial<Picture>) => void,
): Promise<boolean> {
  let all = true
  for (const { url, fileId } of pictures) {
    if (fileId) continue
    try {
      const sent = await uploadPhoto(url, 'notes', (progress) => changed(url, { progress: Math.min(progress, 99) }))
      changed(url, { fileId: sent, progress: 100 })
    } catch {
      changed(url, { progress: 0 })
      all = false
    }
  }
  return all
}
