import { CODE_LENGTH, plainCode } from '../../../contract/bind-code'
import { errorText } from '../../../contract/errors'
import { momentText } from '../../services/clock'
import type { Failure } from '../../services/failure'

export interface View {
  /** Why the person could not be let in, and what to do; empty at first. */
  text: string
  /** What the user can quote to the school. */
  ref: string
  /** The lines under 号码不对怎么办 are open. */
  helpOpen: boolean
  /** The field for the code of the contact card is open. */
  codeOpen: boolean
  /** What is wrong with the code, at its field. */
  codeText: string
}

export const door: View = { text: '', ref: '', helpOpen: false, codeOpen: false, codeText: '' }

/** When somebody who tried too often may try anew. `present` in milliseconds since 1970. */
function againText({ text, tries }: Failure, present: number): string {
  return tries ? `试的次数太多了，请${momentText(Date.parse(tries.again), present)} 以后再试。` : text
}

/** The sign-in was refused. Only where the number itself is the trouble, the help about numbers opens, and the way round it. */
export function refused(failure: Failure, present: number): View {
  const { code, text, ref } = failure
  const number = code === 'PHONE_UNKNOWN' || code === 'PHONE_BOUND_ELSEWHERE'
  return {
    ...door,
    text: code === 'TOO_OFTEN' ? againText(failure, present) : text,
    ref: code === 'INTERNAL' ? ref : '',
    helpOpen: number,
    codeOpen: code === 'PHONE_UNKNOWN',
  }
}

/** What is wrong with a code before it is sent, so that a slip costs no try; empty where nothing is. */
export function codeProblem(typed: string): string {
  const { length } = plainCode(typed)
  if (length === 0) return '请填写联系卡上的绑定码'
  return length === CODE_LENGTH ? '' : `绑定码是 ${CODE_LENGTH} 位字母和数字，现在填了 ${length} 位`
}

/** The code was refused: what to do, and how often one may try yet. */
export function codeRefused(failure: Failure, present: number): View {
  const { code, text, tries, ref } = failure
  const open = { ...door, codeOpen: true }
  if (code === 'INTERNAL') return { ...open, text, ref }
  if (code === 'TOO_OFTEN') return { ...open, codeText: againText(failure, present) }
  if (code !== 'CODE_WRONG' || !tries) return { ...open, codeText: text }
  return {
    ...open,
    codeText: tries.left > 0 ? `${text}还可以试 ${tries.left} 次。` : `${text}${againText(failure, present)}`,
  }
}

/** Signed in, but the school has nobody of theirs on its roster any more. */
export function hatless(): View {
  return { ...door, text: '学校的名册上暂时没有您和孩子，请联系班主任。' }
}

/** Was in a moment ago, and the school has changed that. */
export function withdrawn(): View {
  return { ...door, text: '您在学校的登记有了变动，原来的内容已经从手机上清除。有疑问请联系学校。' }
}

/**
 * WeChat gave no number. Nothing is said to somebody who has just said no.
 * @param errMsg `getPhoneNumber:fail user deny`
 */
export function withoutNumber(errMsg: string): View {
  const declined = /deny|cancel|privacy/.test(errMsg)
  return declined ? door : { ...door, text: `微信这次没有给出手机号。${errorText.NETWORK}` }
}
