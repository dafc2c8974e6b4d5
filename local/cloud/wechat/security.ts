import { isOpenid, WeChatError, type WeChat } from './wechat'

/** Made-up words that stand for what WeChat would not let through; in a text, or in the bytes or the name of a picture. */
const marker = '违规测试'
const activeWithinMs = 2 * 3600_000
const mostCharacters = 2500
const mostMediaBytes = 10 * 1024 * 1024

/**
 * `security.msgSecCheck`, version 2.
 * @throws WeChatError 40003, 61010 (not active within two hours), 47001 / 43002 (malformed)
 */
export function checkText(wechat: WeChat, input: Record<string, unknown>): Record<string, unknown> {
  const { content } = input
  checkCaller(wechat, input)
  if (typeof content !== 'string' || content === '') throw new WeChatError(47001, 'data format error: content')
  if ([...content].length > mostCharacters) throw new WeChatError(45002, 'content size out of limit')
  const risky = content.includes(marker)
  const result = risky ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 }
  return {
    result,
    detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
    trace_id: `text-${wechat.now()}`,
  }
}

/**
 * `security.mediaCheckAsync`, version 2: answers with a trace id; the verdict is pushed later.
 * @throws WeChatError 40003, 61010, 40004 (not a picture or sound), 40001 (cannot be fetched), 45002 (over 10 MB)
 */
export async function checkMedia(wechat: WeChat, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { mediaUrl, mediaType, openid } = input
  checkCaller(wechat, input)
  if (mediaType !== 1 && mediaType !== 2) throw new WeChatError(40004, 'invalid media type')
  const bytes = await wechat.readMedia(String(mediaUrl))
  if (!bytes) throw new WeChatError(40001, 'media cannot be fetched')
  if (bytes.length > mostMediaBytes) throw new WeChatError(45002, 'media size out of limit')
  const risky = bytes.includes(marker) || decodeURIComponent(String(mediaUrl)).includes(marker)
  return { trace_id: wechat.startCheck(String(openid), risky ? 'risky' : 'pass') }
}

function checkCaller(wechat: WeChat, { openid, version, scene }: Record<string, unknown>): void {
  if (!isOpenid(openid)) throw new WeChatError(40003, 'invalid openid')
  if (Number(version) !== 2) throw new WeChatError(40097, 'invalid args: version')
  if (![1, 2, 3, 4].includes(Number(scene))) throw new WeChatError(40097, 'invalid args: scene')
  const last = wechat.lastActive(openid)
  if (last === undefined || wechat.now() - last > activeWithinMs) throw new WeChatError(61010, 'code is expired')
}
