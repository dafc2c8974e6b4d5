import type { Input } from '../../contract/actions'
import type { MessageMoment } from '../../contract/message-moments'
import { templateNames, type TemplateName } from '../../contract/templates'
import { call } from './cloud'
import { isOff, rememberChoices, rememberLeft, rememberOff } from './messages-asked'
import { enqueue, mayPass } from './outbox'
import { newRequestId } from './request-id'
import { session } from './session'

type Choices = Input<'messages.credit'>['choices']
const known = ['accept', 'reject', 'ban', 'filter'] as const

/** WeChat's number where the person has switched all messages off; its words tell it from a sheet that did not come out of a tap. */
const SWITCHED_OFF = 20_004

/**
 * Asks, in WeChat's own sheet, to be allowed one message of each template, and reports the choices to the server's ledger.
 * Must be the first thing that a tap handler does: WeChat opens the sheet only straight out of a tap.
 * @returns `allowed` when at least one was accepted, `off` when messages are switched off in WeChat
 */
export async function askForMessages(names: TemplateName[], moment: MessageMoment): Promise<'allowed' | 'off' | 'no'> {
  const ids = session()?.templates ?? {}
  const wanted = names.flatMap((name) => (ids[name] ? [{ name, id: ids[name] }] : []))
  if (wanted.length === 0) return 'no'
  try {
    const answered = await wx.requestSubscribeMessage({ tmplIds: wanted.map(({ id }) => id) })
    const said = answered as unknown as Record<string, string>
    const choices: Choices = wanted.flatMap(({ name, id }) => {
      const choice = known.find((word) => word === said[id])
      return choice ? [{ template: name, choice }] : []
    })
    if (choices.length > 0) await report(choices, moment)
    return choices.some(({ choice }) => choice === 'accept') ? 'allowed' : 'no'
  } catch (error) {
    // The person closed the sheet, or the main switch is off: nothing was promised, so nothing is to be reported.
    if (!isSwitchedOff(error)) return 'no'
    rememberOff(true)
    return 'off'
  }
}

/** WeChat has granted the message whether or not the school hears of it now, and will not tell again: the report waits for the network like a record. */
async function report(choices: Choices, moment: MessageMoment): Promise<void> {
  rememberChoices(choices)
  const requestId = newRequestId()
  const answer = await call('messages.credit', { choices, moment }, { requestId })
  if (answer.ok) rememberLeft(answer.data.left)
  else if (mayPass(answer.error)) enqueue('messages.credit', { choices, moment }, requestId, '要不要收微信消息')
}

function isSwitchedOff(error: unknown): boolean {
  const { errCode, errMsg = '' } = error as { errCode?: number; errMsg?: string }
  return errCode === SWITCHED_OFF && !/tap/i.test(errMsg)
}

/** How messages are set in WeChat: all off, and which ones it refuses without asking (总是保持以上选择). Where WeChat cannot say, what the phone remembers. */
export async function messageSettings(): Promise<{ off: boolean; refused: TemplateName[] }> {
  try {
    const { subscriptionsSetting } = await wx.getSetting({ withSubscriptions: true })
    const ids = session()?.templates ?? {}
    const items = (subscriptionsSetting?.itemSettings ?? {}) as Record<string, string>
    const off = subscriptionsSetting?.mainSwitch === undefined ? isOff() : !subscriptionsSetting.mainSwitch
    rememberOff(off)
    return {
      off,
      refused: templateNames.filter((name) => ids[name] && ['reject', 'ban'].includes(items[ids[name]] ?? '')),
    }
  } catch {
    return { off: isOff(), refused: [] }
  }
}

/** Opens WeChat's own page of this mini-program's message settings. */
export async function openMessageSettings(): Promise<void> {
  try {
    await wx.openSetting({ withSubscriptions: true })
  } catch {
    // The page did not open, or was left without a choice: what stands is asked for again anyway.
  }
}
