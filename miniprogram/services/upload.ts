import { newRequestId } from './request-id'

export interface ChosenFile {
  name: string
  path: string
}

/** Wide enough for a face on a phone, small enough for a village's signal. */
const WIDTH = 1280
const QUALITY = 75

/** Lets the person choose photos from the album or the camera. @returns temporary paths; empty when they changed their mind */
export async function choosePhotos(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map((file) => file.tempFilePath)
  } catch {
    return []
  }
}

async function smaller(path: string): Promise<string> {
  try {
    const { width } = await wx.getImageInfo({ src: path })
    // Given a width, WeChat would also blow a small picture up to it.
    const narrower = width > WIDTH ? { compressedWidth: WIDTH } : {}
    const { tempFilePath } = await wx.compressImage({ src: path, quality: QUALITY, ...narrower })
    return tempFilePath
  } catch {
    // A format that the phone cannot compress (some HEIC) goes up as it is.
    return path
  }
}

/**
 * Makes one photo small and puts it into the school's cloud storage.
 * @param folder what the photo belongs to, without slashes at the ends: `notes`
 * @param progress told 0 to 100
 * @returns the fileID; rejects with what wx.cloud says when the network fails
 */
export async function uploadPhoto(path: string, folder: string, progress: (percent: number) => void): Promise<string> {
  return upload(await smaller(path), `${folder}/${newRequestId()}.jpg`, progress)
}

/** Lets the person pick one file out of a WeChat chat (a roster). @returns undefined when they changed their mind */
export async function chooseFile(extension: string[]): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension })
    return tempFiles[0]
  } catch {
    return undefined
  }
}

/**
 * Puts a chosen file into the school's cloud storage under its own ending.
 * @param folder as for `uploadPhoto`
 * @param progress told 0 to 100
 * @returns the fileID; rejects with what wx.cloud says when the network fails
 */
export function uploadFile(file: ChosenFile, folder: string, progress: (percent: number) => void): Promise<string> {
  const ending = /\.[A-Za-z0-9]+$/.exec(file.name)?.[0] ?? ''
  return upload(file.path, `${folder}/${newRequestId()}${ending.toLowerCase()}`, progress)
}

function upload(filePath: string, cloudPath: string, progress: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({ cloudPath, filePath, success: ({ fileID }) => resolve(fileID), fail: reject })
    task.onProgressUpdate(({ progress: percent }) => progress(percent))
  })
}
