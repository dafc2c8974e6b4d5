import { orderContacts } from '../contacts/order'
import { removeContact } from '../contacts/remove'
import { saveContact } from '../contacts/save'
import { recordCare } from './care'
import { correctRecord } from './correct'
import { recordGaps } from './gaps'
import { recordNotice } from './notice'
import { openRecord } from './open'
import { revealValue } from './reveal'

export const recordHandlers = {
  'contacts.save': saveContact,
  'contacts.order': orderContacts,
  'contacts.remove': removeContact,
  'records.open': openRecord,
  'records.correct': correctRecord,
  'records.care': recordCare,
  'records.notice': recordNotice,
  'records.reveal': revealValue,
  'records.gaps': recordGaps,
}
