import { newRequestId } from './request-id'

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
    const { tempFilePath } = await wx.compressImage({ src: path, quality: QUALITY, compressedWidth: WIDTH })
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
  const filePath = await smaller(path)
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath: `${folder}/${newRequestId()}.jpg`,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task.onProgressUpdate(({ progress: percent }) => progress(percent))
  })
}

/** Lets the person pick one file out of a WeChat chat (a roster). @returns undefined when they changed their mind */
export async function chooseFile(extension: string[]): Promise<{ name: string; path: string } | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension })
    return tempFiles[0]
  } catch {
    return undefined
  }
}

/** Puts a chosen file into cloud storage under its own ending. @returns the fileID; rejects when the network fails */
export async function uploadFile(file: { name: string; path: string }, folder: string): Promise<string> {
  const ending = /\.[A-Za-z0-9]+$/.exec(file.name)?.[0] ?? ''
  const { fileID } = await wx.cloud.uploadFile({
    cloudPath: `${folder}/${newRequestId()}${ending.toLowerCase()}`,
    filePath: file.path,
  })
  return fileID
}
