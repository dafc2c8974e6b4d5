import type { SQL } from 'drizzle-orm'
import type { NearSlot, Tries } from '../contract/actions'
import type { ErrorCode, FieldErrors } from '../contract/errors'

/** A command or question that is refused for a reason the person can read (contract/errors.ts). */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fields?: FieldErrors,
    readonly tries?: Tries,
    readonly near?: NearSlot[],
    /** What has to be written down although the command was refused; the pipeline runs it in a transaction of its own, as the caller (domain/refused/checked.ts). */
    readonly keep?: SQL,
  ) {
    super(code)
  }
}
