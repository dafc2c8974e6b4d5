import { checkMedia, checkText } from './security'
import { sendMessage } from './messages'
import { type WeChat, WeChatError } from './wechat'

type Answer = Record<string, unknown>
type Api = (wechat: WeChat, data: Record<string, unknown>) => Promise<Answer> | Answer

const apis: Record<string, Api> = {
  'phonenumber.getPhoneNumber': (wechat, { code }) => wechat.phoneCodes.answer(String(code), wechat.now()),
  'subscribeMessage.send': sendMessage,
  'security.msgSecCheck': checkText,
  'security.mediaCheckAsync': checkMedia,
}

/**
 * Answers one call of WeChat's open API. Names of fields may come in either spelling (`templateId`, `template_id`): the
 * cloud's SDK writes the first, WeChat's HTTP pages the second; the answer carries both.
 * @param name such as `subscribeMessage.send`, with or without `openapi.` before it
 * @param allowed the APIs that the calling function's `config.json` names under `permissions.openapi`
 */
export async function callApi(wechat: WeChat, name: string, data: unknown, allowed: string[]): Promise<Answer> {
  const bare = name.replace(/^\/?(openapi\.)?/, '')
  const api = apis[bare]
  try {
    if (!api || !allowed.includes(bare))
      throw new WeChatError(-604101, `function has no permission to call this API: ${bare}`)
    const answer = await api(wechat, camelKeys(data))
    return bothSpellings({ ...answer, errcode: 0, errmsg: 'ok' }, `openapi.${bare}:ok`)
  } catch (error) {
    if (!(error instanceof WeChatError)) throw error
    return bothSpellings({ errcode: error.errcode, errmsg: error.message }, `openapi.${bare}:fail ${error.message}`)
  }
}

function camelKeys(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}

function bothSpellings(answer: Answer & { errcode: number }, errMsg: string): Answer {
  const whole: Answer = { ...answer, errCode: answer.errcode, errMsg }
  if ('phone_info' in answer) whole.phoneInfo = answer.phone_info
  if ('trace_id' in answer) whole.traceId = answer.trace_id
  return whole
}
