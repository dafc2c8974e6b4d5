import * as z from 'zod'
import { checked } from './cloud'
import type { Cloud } from './cloud'

/** What WeChat answers carry besides their own fields; which spelling comes depends on the gateway in between. */
const answerShape = z.looseObject({
  errcode: z.number().optional(),
  errCode: z.number().optional(),
  errmsg: z.string().optional(),
  errMsg: z.string().optional(),
})

/** WeChat's refusal: its number and its words. */
export class OpenApiError extends Error {
  constructor(
    readonly errCode: number,
    message: string,
  ) {
    super(`${errCode} ${message}`)
  }
}

/**
 * One call of WeChat's open API without an access token (云调用); the cloud vouches for the mini-program. The function's config.json must name
 * the API under permissions.openapi.
 * @param name such as `subscribeMessage.send`
 * @throws OpenApiError where WeChat refuses; any other error where it could not be asked
 */
export async function callOpenApi(cloud: Cloud, name: string, data: object): Promise<Record<string, unknown>> {
  const { result } = checked(await cloud.callWxOpenApi({ apiName: name, requestData: data, cgiName: 'commrpcv2' }))
  const answer = answerShape.parse(typeof result === 'string' ? JSON.parse(result) : result)
  const code = answer.errCode ?? answer.errcode ?? 0
  if (code !== 0) throw new OpenApiError(code, answer.errMsg ?? answer.errmsg ?? '')
  return answer
}
