import type * as z from 'zod'
import { bookingActions } from './bookings'
import { callActions } from './calls'
import { childActions } from './children'
import { consentActions } from './consents'
import type { ErrorCode, FieldErrors } from './errors'
import { lineActions } from './lines'
import { messageActions } from './messages'
import { noteActions } from './notes/actions'
import { overviewActions } from './overview'
import { rosterActions } from './roster'
import { sessionActions } from './session'
import { updateReviewActions } from './update-review'
import { updateActions } from './updates'
import { recordActions } from './records'
import { surveyActions } from './surveys'
import { staffActions } from './staff'
import { bindingActions } from './binding'
import { rightsActions } from './rights'
import { complianceActions } from './compliance'
import { availabilityActions } from './availability'
import { waitingActions } from './waiting'
import { planActions } from './plans'
import { deskActions } from './desk'
import { dutyActions } from './duty'
import { voiceActions } from './voices'
import { sheetActions } from './sheet'
import { refusedActions } from './refused'
import { letterActions } from './letters'

/** Everything a phone can ask for. A new action is one entry in its area's file and one handler in domain/handlers.ts; tsc fails until both exist. */
export const actions = {
  ...sessionActions,
  ...consentActions,
  ...callActions,
  ...lineActions,
  ...bookingActions,
  ...noteActions,
  ...updateActions,
  ...updateReviewActions,
  ...messageActions,
  ...childActions,
  ...rosterActions,
  ...overviewActions,
  ...recordActions,
  ...surveyActions,
  ...staffActions,
  ...bindingActions,
  ...rightsActions,
  ...complianceActions,
  ...availabilityActions,
  ...waitingActions,
  ...planActions,
  ...deskActions,
  ...dutyActions,
  ...voiceActions,
  ...sheetActions,
  ...refusedActions,
  ...letterActions,
}

export type Actions = typeof actions
export type ActionName = keyof Actions

/** What a phone sends (defaults may be left out). */
export type Input<A extends ActionName> = z.input<Actions[A]['input']>
/** What a handler gets (defaults filled in). */
export type Parsed<A extends ActionName> = z.output<Actions[A]['input']>
export type Output<A extends ActionName> = z.output<Actions[A]['output']>

/** A refusal: `ref` is what a person can quote to the school when the code is INTERNAL. */
export interface ReplyError {
  code: ErrorCode
  fields?: FieldErrors
  /** Where tries are counted: how many are left, and from when on one may try anew (ISO). */
  tries?: Tries
  /** Where a slot was asked for that cannot be had: the nearest that are free. */
  near?: NearSlot[]
  ref: string
}

export interface Tries {
  left: number
  again: string
}

export interface NearSlot {
  lineId: number
  startsAt: string
}

export type Reply<A extends ActionName> = { ok: true; data: Output<A> } | { ok: false; error: ReplyError }
