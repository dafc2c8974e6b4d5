import { randomBytes } from 'node:crypto'
import { cloud } from '../host/context'
import { FunctionFailure } from '../host/instance'
import { fileIdOf, isPath, pathOf, type Storage } from '../storage'
import { callApi } from '../wechat/api'
import type { WeChat } from '../wechat/wechat'

/** What the stand-in for CloudBase's `/admin` works with; `url` is this server's address. */
export interface AdminCloud {
  storage: Storage
  wechat: WeChat
  url: string
  /** Tokens handed out for uploads that have not come yet: token -> path. */
  uploads: Map<string, string>
  invoke: (name: string, data: unknown) => Promise<unknown>
}

/** A refusal as CloudBase writes it: the SDK throws an error with this `code`. */
export class AdminError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

type Params = Record<string, unknown>
type Action = (cloud: AdminCloud, params: Params, allowed: string[]) => Promise<Params> | Params

/** The actions of the SDK's wire protocol that Yanshu's functions use (../shared/platform.md, 3). */
const actions: Record<string, Action> = {
  'storage.getUploadMetadata': uploadMetadata,
  'storage.batchGetDownloadUrl': (cloud, { file_list: list }) => ({
    download_list: listOf(list).map((file) => downloadUrl(cloud, file)),
  }),
  'storage.batchDeleteFile': (cloud, { fileid_list: list }) => ({
    delete_list: listOf(list).map((fileID) => {
      const path = pathOf(String(fileID))
      const removed = path !== undefined && cloud.storage.remove(path)
      return { code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
    }),
  }),
  'functions.invokeFunction': async (cloud, { function_name: name, request_data: data }) => ({
    response_data: JSON.stringify(await invoke(cloud, String(name), data)),
  }),
  'wx.api': async ({ wechat }, { apiName, requestData }, allowed) => ({
    responseData: JSON.stringify(await callApi(wechat, String(apiName), parse(requestData), allowed)),
  }),
}

/**
 * Answers one action of the SDK.
 * @param allowed the WeChat APIs that the calling function may call
 * @returns the `data` of CloudBase's reply
 * @throws AdminError
 */
export async function answerAction(cloud: AdminCloud, params: Params, allowed: string[]): Promise<Params> {
  const action = actions[String(params.action)]
  if (!action) throw new AdminError('INVALID_PARAM', `This local cloud does not speak ${String(params.action)}`)
  return action(cloud, params, allowed)
}

function uploadMetadata({ uploads, url }: AdminCloud, { path }: Params): Params {
  if (typeof path !== 'string' || !isPath(path)) throw new AdminError('STORAGE_REQUEST_FAIL', 'invalid cloud path')
  const token = randomBytes(16).toString('hex')
  uploads.set(token, path)
  const key = path.split('/').map(encodeURIComponent).join('/')
  return {
    url: `${url}/cos/${key}`,
    token,
    authorization: `q-sign-algorithm=sha1&q-ak=local&q-signature=${token}`,
    fileId: fileIdOf(path),
    cosFileId: Buffer.from(`${cloud.bucket}/${path}`).toString('base64url'),
  }
}

function downloadUrl({ storage, url }: AdminCloud, file: unknown): Params {
  const { fileid, max_age: age } = file as { fileid?: unknown; max_age?: unknown }
  const path = pathOf(String(fileid))
  if (path === undefined || storage.sizeOf(path) === undefined) {
    return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
  }
  return {
    code: 'SUCCESS',
    fileID: fileid,
    tempFileURL: linkTo(storage, url, path, typeof age === 'number' ? age : undefined),
  }
}

/** A download link. The path stands in it as it is: the SDK encodes the whole link once more when it downloads. */
export function linkTo(storage: Storage, url: string, path: string, seconds?: number): string {
  return `${url}/files/${path}?${storage.sign(path, seconds)}`
}

async function invoke({ invoke }: AdminCloud, name: string, data: unknown): Promise<unknown> {
  try {
    return await invoke(name, parse(data))
  } catch (error) {
    if (error instanceof FunctionFailure) throw new AdminError('FUNCTIONS_EXECUTE_FAIL', error.message)
    throw error
  }
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AdminError('INVALID_PARAM', 'the request data is not JSON')
  }
}

function listOf(list: unknown): unknown[] {
  if (!Array.isArray(list) || list.length === 0 || list.length > 50) {
    throw new AdminError('INVALID_PARAM', 'a list of 1 to 50 files is wanted')
  }
  return list
}
