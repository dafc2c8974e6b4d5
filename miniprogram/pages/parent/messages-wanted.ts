import type { MessageMoment } from '../../../contract/message-moments'
import type { TemplateName } from '../../../contract/templates'
import { worthAsking } from '../../services/messages-asked'
import { read, write } from '../../services/storage'
import { askForMessages } from '../../services/subscribe'

const KEY = 'messagesWanted'

/** What the guardian said to the purpose 给我发送微信消息, when the phone last heard of it. */
export function rememberMessages(wanted: boolean): void {
  write(KEY, wanted)
}

/**
 * Asks for one more message in passing, straight out of a tap on something else (an answer, a booking). Whoever wants no messages is not asked, nor is anybody twice a day for the same
 * (services/messages-asked.ts). Like every use of WeChat's sheet it must come first in the tap.
 * @returns when the sheet is gone
 */
export async function askInPassing(names: TemplateName[], moment: MessageMoment): Promise<void> {
  if (read<boolean>(KEY) === false) return
  const due = worthAsking(names)
  if (due.length > 0) await askForMessages(due, moment)
}
