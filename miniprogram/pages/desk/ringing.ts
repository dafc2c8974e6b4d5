import { call } from '../../services/cloud'
import { numbersOf } from '../../services/desk-numbers'
import { dial } from '../../services/dial'
import { chosenOf, type Dialled } from '../record/dialling'
import type { Person } from './turns'

const NO_NUMBER = '联系卡上没有这位家人的号码。'
const NO_NETWORK = '没有网络，查不到号码。号码没有存在这部手机上，可以照联系卡用座机拨。'

/** Hands a relative's number to the phone's dialler: from this phone where the day's numbers were stored on it, else asked for, on the audit. */
export async function ring({ relativeId, childIds }: Person): Promise<Dialled> {
  const kept = numbersOf(relativeId)
  const answer = kept ? undefined : await call('contacts.reveal', { childId: childIds[0]!, relativeId })
  if (answer && !answer.ok) return { ok: false, text: answer.error.unreachable ? NO_NETWORK : answer.error.text }
  const phones = kept ?? answer?.data.phones ?? []
  if (phones.length === 0) return { ok: false, text: NO_NUMBER }
  const number = await chosenOf(phones)
  return number && (await dial(number)) ? { ok: true } : { ok: false, text: '' }
}
