import type { HeldPhone } from './held-phone'

/** Recognised by the number on the contact card: our privacy sheet, WeChat's question, the guardian's consent. */
export async function signIn(parent: HeldPhone): Promise<void> {
  await parent.sees('用微信手机号登录', ['session.open'])
  await parent.tap('用微信手机号登录')
  await parent.until('先看一眼隐私说明')
  await parent.tap('同意并继续')
  await parent.tap('允许')
  await parent.sees('监护人知情同意书', ['session.signIn', 'consents.list'])
}

/** Allows everything that is asked, each by its own switch. */
export async function consent(parent: HeldPhone): Promise<void> {
  for (const purpose of ['拍摄和使用孩子的照片', '给我发送微信消息']) await parent.turnOn(purpose)
  await parent.tap(/同意并继续|同意建立档案/)
  await parent.sees(/周五傍晚送到/, ['consents.give', 'session.open', 'updates.mine'])
}

/** Taps the n-th free time of a day, and confirms it; the first time WeChat asks whether messages may be sent. */
export async function takeSlot(parent: HeldPhone, day: RegExp, time: string): Promise<void> {
  await parent.choose(day)
  await parent.choose(time)
  await parent.tap(/^(就约|改到)这个时间$/)
  await parent.tap('允许')
}
