import type { ActionName, Input } from '../../contract/actions'
import type { Ids } from '../world'
import type { Trace } from './marked'
import { recordInputs } from './inputs/records'
import { surveyInputs } from './inputs/surveys'
import { staffInputs } from './inputs/staff'
import { bindingInputs } from './inputs/binding'
import { rightsInputs } from './inputs/rights'
import { complianceInputs } from './inputs/compliance'
import { availabilityInputs } from './inputs/availability'
import { waitingInputs } from './inputs/waiting'
import { planInputs } from './inputs/plans'
import { deskInputs } from './inputs/desk'
import { dutyInputs } from './inputs/duty'

/** How each action is aimed at one child. */
export type Aimed = { [A in ActionName]: (at: Trace, ids: Ids) => Input<A> }

/** A new action does not compile until it has its row here, or in the file of its area in inputs/. */
export const aimed: Aimed = {
  'session.open': () => ({}),
  'session.signIn': () => ({ phoneCode: 'used-up' }),
  'consents.list': () => ({}),
  'consents.give': () => ({ purposes: ['photos'], noticeVersion: '2026-09' }),
  'consents.set': (at) => ({ childId: at.childId, purpose: 'photos', given: true }),
  'calls.form': (at) => ({ childId: at.childId, bookingId: at.bookingId }),
  'calls.log': (at) => ({
    childId: at.childId,
    outcome: 'noAnswer',
    startedAt: '2026-11-25T06:00:00.000Z',
    bookingId: at.bookingId,
    relativeId: at.relativeId,
  }),
  'calls.undo': (at) => ({ callId: at.callId }),
  'lines.list': () => ({}),
  'lines.save': (at, ids) => ({
    lineId: at.schoolId === ids.school ? ids.line : ids.line + 1,
    name: '亲情电话',
    medium: 'voice',
    slotMinutes: 10,
    hours: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
      { weekday, from: 720, to: 780 },
      { weekday, from: 960, to: 1200 },
    ]),
  }),
  'bookings.board': (at) => ({ childId: at.childId }),
  'bookings.book': (at, ids) => ({ childId: at.childId, lineId: ids.line, startsAt: '2026-12-03T10:00:00.000Z' }),
  'bookings.move': (at, ids) => ({ bookingId: at.bookingId, lineId: ids.line, startsAt: '2026-11-28T10:00:00.000Z' }),
  'bookings.cancel': (at) => ({ bookingId: at.bookingId }),
  'notes.form': (at) => ({ kind: 'talkNote', childId: at.childId }),
  'notes.post': (at) => ({
    kind: 'talkNote',
    childId: at.childId,
    happenedOn: '2026-11-25',
    body: { topics: { mood: { step: 'good' } } },
  }),
  'notes.undo': (at) => ({ noteId: at.noteId }),
  'updates.mine': (at) => ({ childId: at.childId }),
  'updates.answer': (at) => ({ updateId: at.updateId, thumb: true }),
  'updates.review': (at) => ({ classId: at.classId }),
  'updates.preview': (at) => ({ updateId: at.updateId }),
  'updates.line': (at) => ({ updateId: at.updateId, teacherLine: at.updateMark }),
  'updates.publish': (at) => ({ updateIds: [at.updateId] }),
  'messages.credit': () => ({ choices: [{ template: 'weeklyUpdate', choice: 'accept' }] }),
  'classes.week': (at) => ({ classId: at.classId }),
  'week.today': () => ({}),
  'children.open': (at) => ({ childId: at.childId }),
  'contacts.reveal': (at) => ({ childId: at.childId, relativeId: at.relativeId }),
  'children.list': (at) => ({ search: at.name }),
  'roster.preview': () => ({ fileId: 'cloud://test.files/none.xlsx', fileName: 'none.xlsx' }),
  'roster.begin': () => ({ fileId: 'cloud://test.files/none.xlsx', fileName: 'none.xlsx' }),
  'roster.step': () => ({ importId: 1 }),
  'roster.changes': () => ({ importId: 1, kind: 'absent', page: 0 }),
  'roster.columns': () => ({ importId: 1 }),
  'roster.mapping': () => ({ importId: 1, columns: [{ heading: '学生', field: 'name' }] }),
  'roster.undo': () => ({ importId: 1 }),
  'roster.list': () => ({}),
  'roster.export': () => ({ format: 'csv' }),
  'roster.confirm': () => ({ importId: 1 }),
  'roster.refused': () => ({ importId: 1 }),
  'overview.school': () => ({}),
  'statistics.school': () => ({}),
  'overview.district': () => ({}),
  ...recordInputs,
  ...surveyInputs,
  ...staffInputs,
  ...bindingInputs,
  ...rightsInputs,
  ...complianceInputs,
  ...availabilityInputs,
  ...waitingInputs,
  ...planInputs,
  ...deskInputs,
  ...dutyInputs,
}

/** Actions that name one child's record by an id, so that "not yours" and "not there" can be compared. */
export const naming = [
  'consents.set',
  'calls.form',
  'calls.log',
  'calls.undo',
  'bookings.board',
  'bookings.book',
  'bookings.move',
  'bookings.cancel',
  'notes.form',
  'notes.post',
  'notes.undo',
  'updates.mine',
  'updates.answer',
  'updates.review',
  'updates.preview',
  'updates.line',
  'updates.publish',
  'classes.week',
  'children.open',
  'contacts.reveal',
  'contacts.save',
  'contacts.order',
  'contacts.remove',
  'records.open',
  'records.correct',
  'records.care',
  'records.notice',
  'records.reveal',
  'records.gaps',
  'binding.list',
  'binding.code',
  'binding.cards',
  'binding.unbind',
  'binding.seen',
  'surveys.class',
  'surveys.answer',
  'surveys.retract',
  'children.add',
  'moves.form',
  'moves.class',
  'moves.leave',
  'moves.return',
  'consents.ledger',
  'rights.held',
  'rights.copy',
  'rights.ask',
  'rights.readers',
] as const satisfies readonly ActionName[]
