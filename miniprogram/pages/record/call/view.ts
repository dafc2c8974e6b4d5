import type { Output } from '../../../../contract/actions'
import {
  callOriginLabel,
  callOutcomeLabel,
  callTopicLabel,
  mediumLabel,
  relationLabel,
} from '../../../../contract/labels'
import { fullTime } from '../../../../contract/week'

type Form = Output<'calls.form'>
export type Outcome = keyof typeof callOutcomeLabel

export interface Kin {
  relativeId: number
  /** `爸爸 李建国` */
  label: string
  /** Masked; says so where there is none. */
  phones: string
  relation: string
  dialable: boolean
  caregiver: boolean
}

export interface View {
  childId: number
  name: string
  className: string
  bookingId: number
  /** ISO; empty without a booking. */
  bookedAt: string
  medium: 'voice' | 'video'
  /** `约在 11月22日 周日 18:20` */
  booked: string
  /** Brothers and sisters who share the booked call, as chips: `甲二不在`. */
  together: Array<{ key: number; label: string }>
  kin: Kin[]
  /** The same as chips, for who rang from home. */
  callers: Array<{ key: number; label: string }>
  /** The guardians took their consent to the record back: what of a call is kept then, and that mood, topics and words are not asked; empty otherwise. */
  bare: string
  /** Whom to call first: who booked, else the first of the card, as far as they have a number; 0 for nobody. */
  first: number
}

const icons: Record<Outcome, string> = {
  reached: 'check-round',
  noAnswer: 'phone',
  busy: 'clock',
  wrongNumber: 'warning-round',
  childAbsent: 'person',
  lineBroken: 'offline',
  declined: 'minus',
  cutOff: 'cross-round',
}

/** The eight outcomes, the usual one first. */
export const outcomes = (Object.keys(callOutcomeLabel) as Outcome[]).map((key) => ({
  key,
  label: callOutcomeLabel[key],
  icon: icons[key],
}))

export const minuteChips = [3, 5, 8, 10, 15].map((minutes) => ({ key: minutes, label: String(minutes) }))
export const topicChips = Object.entries(callTopicLabel).map(([key, label]) => ({ key, label }))
export const mediumChips = Object.entries(mediumLabel).map(([key, label]) => ({ key, label }))

/** How a call without an appointment came about. */
export const originChips = [
  { key: 'walkIn', label: callOriginLabel.walkIn },
  { key: 'home', label: callOriginLabel.home },
]

const BARE = '家长收回了对档案的同意，这次通话只记时间和结果，不记心情和聊了什么。'

function kinOf({ relatives }: Form): Kin[] {
  return relatives.map(({ relativeId, relation, name, phones, isCaregiver }) => ({
    relativeId,
    relation,
    label: `${relationLabel[relation]} ${name}`,
    phones: phones.join('、') || '没有登记号码',
    dialable: phones.length > 0,
    caregiver: isCaregiver,
  }))
}

function withOthers({ together }: Form): string {
  return together?.length ? `，和${together.map(({ name }) => name).join('、')}一起` : ''
}

/**
 * The form of one call: the child, the booking it belongs to, whom to call in which order.
 * @param booker relation of the relative who booked; empty for nobody in particular
 */
export function toView(form: Form, booker = ''): View {
  const kin = kinOf(form)
  const dialable = kin.filter((one) => one.dialable)
  const first = dialable.find(({ relation }) => relation === booker) ?? dialable[0]
  return {
    childId: form.childId,
    name: form.name,
    className: form.className,
    bookingId: form.bookingId ?? 0,
    bookedAt: form.bookedAt ?? '',
    medium: form.medium,
    booked: form.bookedAt ? `约在 ${fullTime(form.bookedAt)}${withOthers(form)}` : '',
    together: (form.together ?? []).map(({ childId, name }) => ({ key: childId, label: `${name}不在` })),
    kin,
    callers: kin.map(({ relativeId, label }) => ({ key: relativeId, label })),
    bare: form.withdrawn ? BARE : '',
    first: first?.relativeId ?? 0,
  }
}

/** The form where the phone has no network and has never seen this child's: it can be filled in, not dialled from. */
export function viewWithout(childId: number, name: string, bookingId: number): View {
  return {
    childId,
    name,
    className: '',
    bookingId,
    bookedAt: '',
    medium: 'voice',
    booked: '',
    together: [],
    kin: [],
    callers: [],
    bare: '',
    first: 0,
  }
}
