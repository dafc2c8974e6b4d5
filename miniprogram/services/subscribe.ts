import type { Input } from '../../contract/actions'
import type { TemplateName } from '../../contract/templates'
import { call } from './cloud'
import { newRequestId } from './request-id'
import { session } from './session'

type Choices = Input<'messages.credit'>['choices']
const known = ['accept', 'reject', 'ban', 'filter'] as const

/**
 * Asks, in WeChat's own sheet, to be allowed one message of each template, and reports the choices to the server's ledger.
 * Must be the first thing that a tap handler does: WeChat opens the sheet only straight out of a tap.
 * @returns true when at least one was accepted
 */
export async function askForMessages(names: TemplateName[]): Promise<boolean> {
  const ids = session()?.templates ?? {}
  const wanted = names.flatMap((name) => (ids[name] ? [{ name, id: ids[name] }] : []))
  if (wanted.length === 0) return false
  try {
    const answered = await wx.requestSubscribeMessage({ tmplIds: wanted.map(({ id }) => id) })
    const said = answered as unknown as Record<string, string>
    const choices: Choices = wanted.flatMap(({ name, id }) => {
      const choice = known.find((word) => word === said[id])
      return choice ? [{ template: name, choice }] : []
    })
    if (choices.length > 0) await call('messages.credit', { choices }, { requestId: newRequestId() })
    return choices.some(({ choice }) => choice === 'accept')
  } catch {
    // The main switch is off or the person closed the sheet: nothing was promised, so nothing is to be reported.
    return false
  }
}
