import type { TemplateName } from '../../../contract/templates'
import { read, write } from '../../services/storage'
import { askForMessages } from '../../services/subscribe'

const KEY = 'messagesWanted'

/** What the guardian said to the purpose 给我发送微信消息, when the phone last heard of it. */
export function rememberMessages(wanted: boolean): void {
  write(KEY, wanted)
}

/**
 * Asks for one more message in passing, straight out of a tap on something else (an answer, a booking). Whoever wants no
 * messages is not asked.
 */
export function askInPassing(names: TemplateName[]): void {
  if (read<boolean>(KEY) !== false) void askForMessages(names)
}
