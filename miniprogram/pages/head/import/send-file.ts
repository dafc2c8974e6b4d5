import { newRequestId } from '../../../services/request-id'

export interface ChosenFile {
  name: string
  path: string
}

/**
 * Puts a chosen roster into the school's cloud storage under its own ending.
 * @param progress told 0 to 100
 * @returns the fileID; rejects with what wx.cloud says when the network fails
 */
export function sendFile({ name, path }: ChosenFile, progress: (percent: number) => void): Promise<string> {
  const ending = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath: `roster/${newRequestId()}${ending.toLowerCase()}`,
      filePath: path,
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task.onProgressUpdate(({ progress: percent }) => progress(percent))
  })
}
