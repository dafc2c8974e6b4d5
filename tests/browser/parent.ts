import { tell } from '../phone/phone-on-double'
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

/** Taps a free time of a day, and confirms it; WeChat asks whether messages may be sent, unless it has asked for all of them that day. */
export async function takeSlot(parent: HeldPhone, day: RegExp, time: string, asked = true): Promise<void> {
  await parent.choose(day)
  await parent.choose(time)
  await parent.tap(/^(就约|改到)这个时间$/)
  if (asked) await parent.tap('允许')
}

/** On 本周: opens the school's letter, and says that it was read; to WeChat's question, which comes up in that tap, `answer`. */
export async function confirmLetter(parent: HeldPhone, title: string, answer: '允许' | '取消'): Promise<void> {
  const letter = parent.named('link', new RegExp(title))
  await parent.sees('我看过了', ['letters.read'], () => letter.click())
  await parent.tap('我看过了')
  await parent.until(/申请发送一次以下消息/)
  await parent.tap(answer)
  await parent.sees('您看过了，学校知道了', ['letters.confirm', 'messages.credit'])
}

const thanks = '老师辛苦了，天冷请提醒他多喝水'

/** Reads the letter on this phone (`says` stands in it), writes the teacher a line, reads it again where there is no network, and once more in large text. */
export async function writeBack(parent: HeldPhone, says: string): Promise<void> {
  await parent.sees('下次通话', ['bookings.board'], () => parent.tapTab('通话'))
  await parent.sees(says, ['updates.mine'], () => parent.tapTab('本周'))
  await parent.tap('回一句')
  await parent.write(/想说什么/, thanks)
  await parent.tap('发给老师')
  await parent.sees(`您写：${thanks}`, ['updates.answer'])
  await readWithoutNetwork(parent, [says, `您写：${thanks}`, '有 1 张照片，有网络时再看'])
  await parent.tapTab('我的')
  await parent.turnOn(/^大字/)
  await parent.sees(says, ['consents.list', 'updates.mine'], () => parent.tapTab('本周'))
}

/** Opens 本周 anew without network: the letter is there, with what was answered, and says from when it is. */
async function readWithoutNetwork(parent: HeldPhone, words: string[]): Promise<void> {
  await tell(parent.page, { type: 'network', online: false })
  await parent.tapTab('我的')
  await parent.tapTab('本周')
  for (const said of [/存下的/, ...words]) await parent.until(said)
  await parent.weigh([])
  await tell(parent.page, { type: 'network', online: true })
}
