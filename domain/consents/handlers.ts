import { giveConsents } from './give'
import { consentLedger } from './ledger'
import { listConsents } from './list'
import { setConsent } from './set'

export const consentHandlers = {
  'consents.list': listConsents,
  'consents.give': giveConsents,
  'consents.set': setConsent,
  'consents.ledger': consentLedger,
}
