import type { Files } from '../../domain/ports'
import { checked } from './cloud'
import type { Cloud } from './cloud'

/** Links are good for an hour: long enough to look at, too short to pass around. In seconds. */
const LINK_SECONDS = 3600

/** CloudBase takes at most this many files a call. */
const MOST_A_CALL = 50

/** Cloud storage as the domain's `Files`. */
export function cloudFiles(cloud: Cloud): Files {
  return {
    async read(fileId) {
      const { fileContent } = checked(await cloud.downloadFile({ fileID: fileId }))
      if (!fileContent) throw new Error('the file is empty or gone')
      return fileContent as Uint8Array
    },
    async write(path, bytes) {
      const { fileID } = checked(await cloud.uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) as never }))
      if (!fileID) throw new Error('the upload gave no file id')
      return fileID
    },
    async links(fileIds) {
      const answers = await inTurn(fileIds, async (some) => {
        const fileList = some.map((fileID) => ({ fileID, maxAge: LINK_SECONDS }))
        return checked(await cloud.getTempFileURL({ fileList })).fileList
      })
      const found = answers.filter((file) => file.code === 'SUCCESS' && file.tempFileURL)
      return Object.fromEntries(found.map((file) => [file.fileID, file.tempFileURL]))
    },
    async remove(fileIds) {
      await inTurn(fileIds, async (some) => checked(await cloud.deleteFile({ fileList: some })).fileList)
    },
  }
}

async function inTurn<T>(fileIds: readonly string[], ask: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const answers: T[] = []
  for (let from = 0; from < fileIds.length; from += MOST_A_CALL) {
    answers.push(...(await ask(fileIds.slice(from, from + MOST_A_CALL))))
  }
  return answers
}
