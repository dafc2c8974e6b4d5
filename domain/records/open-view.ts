import type { Output } from '../../contract/actions'
import type { Context } from '../handler'
import { alertsOf } from '../overview/alert'
import { Refusal } from '../refusal'
import { historyOf } from './history'
import type { EventRow } from './history'
import type { CardEntry, RecordDocument } from './shape'
import { unsealWith } from './unseal'
import type { Unseal } from './unseal'

type Opened = Output<'records.open'>
type Care = Opened['care'][number] & { caregiverId: number | null }

/** What the statement of `records.open` gives. */
export interface RecordRow extends Pick<
  Opened,
  'childId' | 'version' | 'on' | 'isToday' | 'firstDay' | 'siblings' | 'corrections' | 'notice' | 'gaps'
> {
  record: RecordDocument
  /** The record as it stands today. */
  present: RecordDocument
  onCard: Record<string, { version: number; signedIn: boolean }>
  care: Care[]
  events: EventRow[]
  classes: Record<string, string>
  keeps: boolean
}

/**
 * The record as the phone gets it. What belongs to today alone (alerts, what is missing, what guardians say is wrong, the entrustment, the right to correct) is left out of a past day.
 * @throws Refusal INVALID_INPUT where the day lies before the child's enrolment
 */
export function recordView(row: RecordRow, { ports, today, caller }: Context): Opened {
  const { record, present, onCard, care, events, classes, keeps, ...rest } = row
  if (row.on < row.firstDay) throw new Refusal('INVALID_INPUT', { on: 'beforeEnrolment' })
  const unseal = unsealWith(ports.keys)
  const current = care[0]
  const careArrangement = current?.kind ?? 'none'
  const history = historyOf(events, present, { unseal, classes }).filter(({ on }) => on <= row.on)
  const { card, classId, parentalAbsence, leftBehindStatus, accommodation, specialStatus, ...facts } = record
  return {
    ...rest,
    ...facts,
    classId,
    className: classes[classId] ?? '',
    idNumber: unseal.idNumber(record.idNumber),
    address: unseal.address(record.address),
    facts: { parentalAbsence, leftBehindStatus, careArrangement, accommodation, specialStatus },
    caregiverId: current?.caregiverId ?? null,
    careSince: current?.from ?? null,
    relatives: card.map((one) => relativeView(one, row.isToday ? onCard[one.relativeId] : undefined, unseal)),
    siblings: row.isToday ? row.siblings : [],
    corrections: row.isToday ? row.corrections : [],
    care: care.map((one) => withKnownName(one, events)),
    events: history,
    notice: row.isToday ? row.notice : { standing: 'notNeeded', latest: null },
    alerts: row.isToday
      ? alertsOf({ birthDate: record.birthDate, care: careArrangement, notice: row.notice.standing }, today)
      : [],
    gaps: row.isToday ? row.gaps : [],
    can: { correct: keeps && row.isToday, people: keeps && row.isToday, trail: caller.role === 'head' && row.isToday },
  }
}

/** Whoever was taken off the card since is no longer to be read, but the events still say who it was. */
function withKnownName(care: Care, events: readonly EventRow[]): Care {
  if (care.caregiver !== '' || care.caregiverId === null) return care
  const card = events.flatMap(({ before }) => before.card ?? [])
  const known = card.find((one) => one.relativeId === care.caregiverId)
  return known ? { ...care, caregiver: known.name, relation: known.relation } : care
}

function relativeView(
  one: CardEntry,
  live: { version: number; signedIn: boolean } | undefined,
  unseal: Unseal,
): Opened['relatives'][number] {
  return {
    ...one,
    version: live?.version ?? null,
    signedIn: live?.signedIn ?? false,
    phones: one.phones.map((number) => unseal.phone(number)),
    employerAddress: unseal.address(one.employerAddress),
    employerPhone: unseal.phone(one.employerPhone),
    address: unseal.address(one.address),
  }
}
