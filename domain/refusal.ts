import type { NearSlot, Tries } from '../contract/actions'
import type { ErrorCode, FieldErrors } from '../contract/errors'

/** A command or question that is refused for a reason the person can read (contract/errors.ts). */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fields?: FieldErrors,
    readonly tries?: Tries,
    readonly near?: NearSlot[],
  ) {
    super(code)
  }
}
