import { call } from '../../services/cloud'
import { dial } from '../../services/dial'

/** What became of an attempt to dial. `text`: why it did not come about, where the person should hear it. */
export type Dialled = { ok: true } | { ok: false; text: string }

/** The one number, or of several the one that the person picks. */
export async function chosenOf(phones: string[]): Promise<string | undefined> {
  if (phones.length < 2) return phones[0]
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: phones })
    return phones[tapIndex]
  } catch {
    return undefined
  }
}

/** Fetches a relative's plain number (on the audit) and hands it to the phone's dialler; of several the person picks one. */
export async function dialRelative(childId: number, relativeId: number): Promise<Dialled> {
  const answer = await call('contacts.reveal', { childId, relativeId })
  if (!answer.ok) return { ok: false, text: answer.error.text }
  if (answer.data.phones.length === 0) return { ok: false, text: '联系卡上没有这位家人的号码。' }
  const number = await chosenOf(answer.data.phones)
  return number && (await dial(number)) ? { ok: true } : { ok: false, text: '' }
}
