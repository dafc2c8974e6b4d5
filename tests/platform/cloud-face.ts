import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The little of CloudBase's wire protocol that the ports use (../shared/platform.md, 3), with answers that a test may set. */
export interface CloudFace {
  files: Map<string, Buffer>
  /** What WeChat answers, by API. */
  openApi: Map<string, object>
  asked: { apiName: string; data: Record<string, unknown> }[]
  close(): Promise<void>
}

const prefix = 'cloud://test.bucket/'

/** Starts the face on a free loopback port and points this process's SDK at it. */
export async function openCloudFace(): Promise<CloudFace> {
  const face: CloudFace = { files: new Map(), openApi: new Map(), asked: [], close: async () => undefined }
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, 'http://face').pathname
    const body = await bytesOf(request)
    if (request.method === 'PUT') {
      face.files.set(decodeURIComponent(path.slice('/cos/'.length)), body)
      response.end()
    } else if (path.startsWith('/files/')) {
      response.end(face.files.get(decodeURIComponent(path.slice('/files/'.length))))
    } else {
      const { port } = server.address() as AddressInfo
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({ requestId: 'r', ...answer(face, `http://127.0.0.1:${port}`, JSON.parse(body.toString())) }),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'test',
    TCB_ENV: 'test',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
  })
  face.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return face
}

type Params = Record<string, never> & {
  action: string
  path: string
  apiName: string
  requestData: string
  file_list: { fileid: string }[]
  fileid_list: string[]
}

function answer(face: CloudFace, url: string, params: Params): object {
  const has = (fileId: string) => face.files.has(fileId.slice(prefix.length))
  switch (params.action) {
    case 'storage.getUploadMetadata':
      return {
        data: {
          url: `${url}/cos/${encodeURIComponent(params.path)}`,
          token: 't',
          authorization: 'a',
          fileId: prefix + params.path,
          cosFileId: 'c',
        },
      }
    case 'storage.batchGetDownloadUrl':
      return {
        data: {
          download_list: params.file_list.map(({ fileid }) =>
            has(fileid)
              ? { code: 'SUCCESS', fileID: fileid, tempFileURL: `${url}/files/${fileid.slice(prefix.length)}` }
              : { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' },
          ),
        },
      }
    case 'storage.batchDeleteFile':
      return {
        data: {
          delete_list: params.fileid_list.map((fileID) => ({
            code: face.files.delete(fileID.slice(prefix.length)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
            fileID,
          })),
        },
      }
    case 'wx.api': {
      face.asked.push({ apiName: params.apiName, data: JSON.parse(params.requestData) as Record<string, unknown> })
      const told = face.openApi.get(params.apiName)
      return told ? { data: { responseData: JSON.stringify(told) } } : { code: 'SYS_ERR', message: 'no answer' }
    }
    default:
      return { code: 'INVALID_PARAM', message: params.action }
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
