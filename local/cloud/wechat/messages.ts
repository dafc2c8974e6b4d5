import { isOpenid, WeChatError, type WeChat } from './wechat'
import { fieldTrouble } from './fields'
import { templateById } from './templates'

/**
 * `subscribeMessage.send`: one message to one person, for one credit that the person gave by accepting the template.
 * @throws WeChatError 40003 no openid, 40037 no such template, 47003 bad fields, 41030 bad page, 43101 no credit
 */
export function sendMessage(wechat: WeChat, input: Record<string, unknown>): Record<string, unknown> {
  const { touser, templateId, page, data } = input
  if (!isOpenid(touser)) throw new WeChatError(40003, 'invalid openid')
  if (typeof templateId !== 'string' || !templateById(templateId)) {
    throw new WeChatError(40037, 'invalid template_id')
  }
  const trouble = fieldTrouble(data)
  if (trouble) throw new WeChatError(47003, trouble)
  if (page !== undefined && (typeof page !== 'string' || !/^[\w/-]+(\?.*)?$/.test(page) || page.startsWith('/'))) {
    throw new WeChatError(41030, 'invalid page')
  }
  if (wechat.state.credit(touser, templateId) < 1) throw new WeChatError(43101, 'user refuse to accept the msg')
  const message = wechat.state.deliver({
    openid: touser,
    template: templateId,
    page: page ?? '',
    data: data as Record<string, { value: string }>,
    at: wechat.now(),
  })
  return { msgid: message.id }
}
