import type { ActionName } from '../contract/actions'
import { bookingHandlers } from './bookings/handlers'
import { callHandlers } from './calls/handlers'
import { childHandlers } from './children/handlers'
import { consentHandlers } from './consents/handlers'
import type { Handler } from './handler'
import { lineHandlers } from './lines/handlers'
import { messageHandlers } from './messages/handlers'
import { noteHandlers } from './notes/handlers'
import { overviewHandlers } from './overview/handlers'
import { rosterHandlers } from './roster/handlers'
import { bindCode } from './session/bind-code'
import { openSession, signIn } from './session/session'
import { updateHandlers } from './updates/handlers'
import { recordHandlers } from './records/handlers'
import { surveyHandlers } from './surveys/handlers'
import { staffHandlers } from './staff/handlers'
import { bindingHandlers } from './binding/handlers'
import { rightsHandlers } from './rights/handlers'
import { complianceHandlers } from './compliance/handlers'
import { availabilityHandlers } from './availability/handlers'
import { waitingHandlers } from './waiting/handlers'
import { planHandlers } from './plans/handlers'
import { deskHandlers } from './desk/handlers'
import { dutyHandlers } from './duty/handlers'
import { voiceHandlers } from './voices/handlers'
import { sheetHandlers } from './sheet/handlers'
import { refusedHandlers } from './refused/handlers'
import { letterHandlers } from './letters/handlers'

/** Asked before anyone is signed in: no hat, no transaction in a person's name. */
export const sessionHandlers = { 'session.open': openSession, 'session.signIn': signIn, 'session.bindCode': bindCode }

export type SessionActionName = keyof typeof sessionHandlers

export function isSessionAction(action: ActionName): action is SessionActionName {
  return Object.hasOwn(sessionHandlers, action)
}

/** One handler for every action of the contract; a missing one does not compile. */
export const handlers = {
  ...consentHandlers,
  ...callHandlers,
  ...lineHandlers,
  ...bookingHandlers,
  ...noteHandlers,
  ...updateHandlers,
  ...messageHandlers,
  ...childHandlers,
  ...rosterHandlers,
  ...overviewHandlers,
  ...recordHandlers,
  ...surveyHandlers,
  ...staffHandlers,
  ...bindingHandlers,
  ...rightsHandlers,
  ...complianceHandlers,
  ...availabilityHandlers,
  ...waitingHandlers,
  ...planHandlers,
  ...deskHandlers,
  ...dutyHandlers,
  ...voiceHandlers,
  ...sheetHandlers,
  ...refusedHandlers,
  ...letterHandlers,
} satisfies { [A in Exclude<ActionName, SessionActionName>]: Handler<A> }
