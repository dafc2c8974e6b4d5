import * as z from 'zod'
import type { TemplateName } from '../../contract/templates'
import type { SendResult, SubscriptionMessage, WeChat } from '../../domain/ports'
import type { Cloud } from './cloud'
import { callOpenApi, OpenApiError } from './openapi'
import { wechatData } from './templates'

const phoneInfo = z.object({ purePhoneNumber: z.string().min(1) })
const phoneAnswer = z.object({ phone_info: phoneInfo.optional(), phoneInfo: phoneInfo.optional() })
const textAnswer = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) })
const mediaAnswer = z.object({ trace_id: z.string().optional(), traceId: z.string().optional() })

/** errCodes of getPhoneNumber for a code that was used, is too old or was never one. */
const SPENT_CODES = [40029, 40163]

/** The person refuses, or has used up what they allowed. */
const NO_CREDIT = 43101

/**
 * What no second try will mend: openid (40003), template (40037, 43116: WeChat has stopped it), page (41030), fields (47003) or a word in them (45168), no such person in this app (20004), an account
 * that may not send (43104, 43107).
 */
const HOPELESS = [20004, 40003, 40037, 41030, 43104, 43107, 43116, 45168, 47003]

/** The network's ways of saying that nothing has left this machine. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Scene of msgSecCheck and mediaCheckAsync: 1 profile, 2 comment, 3 forum, 4 social log, which is what a teacher's note is closest to. */
const SCENE = 4
const PICTURE = 2
const SOUND = 1

/** WeChat's open API as the domain's `WeChat`. */
export function cloudWeChat(cloud: Cloud, templateIds: Record<TemplateName, string>): WeChat {
  return {
    phoneNumber: (code) => phoneNumber(cloud, code),
    send: (message) => send(cloud, templateIds[message.template], message),
    checkText: (openid, text) => checkText(cloud, openid, text),
    startMediaCheck: (openid, url, media) => startMediaCheck(cloud, openid, url, media === 'sound' ? SOUND : PICTURE),
  }
}

async function phoneNumber(cloud: Cloud, code: string): Promise<string | undefined> {
  try {
    const answer = phoneAnswer.parse(await callOpenApi(cloud, 'phonenumber.getPhoneNumber', { code }))
    return (answer.phoneInfo ?? answer.phone_info)?.purePhoneNumber
  } catch (error) {
    if (error instanceof OpenApiError && SPENT_CODES.includes(error.errCode)) return undefined
    throw error
  }
}

async function send(cloud: Cloud, templateId: string, message: SubscriptionMessage): Promise<SendResult> {
  const { openid, template, page } = message
  let data
  try {
    data = wechatData(template, message.data)
  } catch (error) {
    return { result: 'failed', error: (error as Error).message }
  }
  try {
    await callOpenApi(cloud, 'subscribeMessage.send', { touser: openid, templateId, page, data, lang: 'zh_CN' })
    return { result: 'sent' }
  } catch (error) {
    return afterRefusal(error)
  }
}

async function checkText(cloud: Cloud, openid: string, content: string): Promise<'pass' | 'risky' | 'unchecked'> {
  try {
    const answer = await callOpenApi(cloud, 'security.msgSecCheck', { openid, scene: SCENE, version: 2, content })
    // `review` would have a person look at it; nobody is there to, and a teacher's worried words must not be lost for it.
    return textAnswer.parse(answer).result.suggest === 'risky' ? 'risky' : 'pass'
  } catch {
    return 'unchecked'
  }
}

async function startMediaCheck(cloud: Cloud, openid: string, mediaUrl: string, mediaType: number): Promise<string> {
  const request = { openid, scene: SCENE, version: 2, mediaUrl, mediaType }
  const answer = mediaAnswer.parse(await callOpenApi(cloud, 'security.mediaCheckAsync', request))
  const trace = answer.traceId ?? answer.trace_id
  if (!trace) throw new Error('mediaCheckAsync gave no trace id')
  return trace
}

/**
 * What an error of subscribeMessage.send means for the message. An answer that is not known to be hopeless (-1, 45009, 43108) is worth another try; a connection that broke leaves open whether
 * it arrived.
 */
function afterRefusal(error: unknown): SendResult {
  const words = error instanceof Error ? error.message : 'unknown'
  if (!(error instanceof OpenApiError)) return { result: neverArrived(error) ? 'later' : 'lost', error: words }
  if (error.errCode === NO_CREDIT) return { result: 'noCredit', error: words }
  return { result: HOPELESS.includes(error.errCode) ? 'failed' : 'later', error: words }
}

/** CloudBase answered that it did not get through to WeChat, or was not reached itself; where a connection broke or somebody grew tired of waiting, WeChat may have had it. */
function neverArrived(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^E[A-Z0-9]+$/.test(code)) return NEVER_LEFT.includes(code)
  return code !== '' && !/TIME_?OUT/i.test(code)
}
