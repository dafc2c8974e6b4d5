import type { NearSlot, Tries } from '../../contract/actions'
import { errorText, fieldErrorText, type ErrorCode, type FieldErrors } from '../../contract/errors'

/** Why a call has brought nothing, ready for a screen. */
export interface Failure {
  /** No answer came: nobody knows whether the server has seen the call, so a command may be sent again with its id. */
  unreachable: boolean
  code: ErrorCode
  /** Chinese; says what to do next. */
  text: string
  /** What a user can quote to the school; empty when no server answered. */
  ref: string
  /** Chinese text by field path (`hours.0.from`). */
  fields: Record<string, string>
  /** Where tries are counted. */
  tries?: Tries
  /** Free slots near one that cannot be had. */
  near?: NearSlot[]
}

/** The envelope's error as the server writes it. */
export interface RefusedReply {
  code: ErrorCode
  ref: string
  fields?: FieldErrors
  tries?: Tries
  near?: NearSlot[]
}

/** A refusal by the server, in words. A code that this version of the phone does not know reads as INTERNAL. */
export function failureOf(error: RefusedReply): Failure {
  const fields = Object.entries(error.fields ?? {}).map(([path, code]) => [path, fieldErrorText[code]])
  const text = errorText[error.code] ?? errorText.INTERNAL
  const tries = error.tries && { tries: error.tries }
  const near = error.near && { near: error.near }
  return {
    unreachable: false,
    code: error.code,
    text,
    ref: error.ref,
    fields: Object.fromEntries(fields),
    ...tries,
    ...near,
  }
}

/** A call without an answer: `problem` is what wx.cloud rejected with. -50xxxx means that the function itself gave up. */
export function lostCall(problem: unknown): Failure {
  const message = (problem as { errMsg?: string } | undefined)?.errMsg ?? ''
  const code = /-50[0-9]{4}/.test(message) ? 'BUSY' : 'NETWORK'
  return { unreachable: true, code, text: errorText[code], ref: '', fields: {} }
}
