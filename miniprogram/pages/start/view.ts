import { errorText } from '../../../contract/errors'
import type { Failure } from '../../services/failure'

export interface View {
  /** Why the person could not be let in, and what to do; empty at first. */
  text: string
  /** What the user can quote to the school. */
  ref: string
  /** The lines under 号码不对怎么办 are open. */
  helpOpen: boolean
}

export const door: View = { text: '', ref: '', helpOpen: false }

/** The sign-in was refused. Only where the number itself is the trouble, the help about numbers opens. */
export function refused({ code, text, ref }: Failure): View {
  const number = code === 'PHONE_UNKNOWN' || code === 'PHONE_BOUND_ELSEWHERE'
  return { text, ref: code === 'INTERNAL' ? ref : '', helpOpen: number }
}

/** Signed in, but the school has nobody of theirs on its roster any more. */
export function hatless(): View {
  return { text: '学校的名册上暂时没有您和孩子，请联系班主任。', ref: '', helpOpen: false }
}

/**
 * WeChat gave no number. Nothing is said to somebody who has just said no.
 * @param errMsg `getPhoneNumber:fail user deny`
 */
export function withoutNumber(errMsg: string): View {
  const declined = /deny|cancel|privacy/.test(errMsg)
  return declined ? door : { ...door, text: `微信这次没有给出手机号。${errorText.NETWORK}` }
}
