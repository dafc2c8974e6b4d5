import type { Output } from '../../../../contract/actions'
import {
  accommodationLabel,
  careArrangementLabel,
  leftBehindStatusLabel,
  needLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from '../../../../contract/labels'
import { ageOn, fullTime } from '../../../../contract/week'
import { gapText, stripDays, todayAt, type DayState } from '../words'
import { eventRows, type EventRow } from './timeline/view'

type Child = Output<'children.open'>

export interface Kin {
  relativeId: number
  /** `爸爸 李建国` */
  label: string
  relation: string
  /** Masked, until shown. */
  phones: string
  employer: string
  /** `在家照料`, `已登录雁书`, `已故` */
  tags: string[]
  dialable: boolean
}

export interface View {
  childId: number
  name: string
  /** `男，9岁 · 三年级1班` */
  about: string
  days: Array<{ label: string; state: DayState }>
  gap: string
  nextCall: string
  needs: Array<{ key: keyof typeof needLabel; label: string }>
  /** Whom to call first; null where nobody has a number. */
  first: Kin | null
  facts: Array<{ label: string; text: string }>
  special: string[]
  kin: Kin[]
  /** Character, interests, health, address: those that are known. */
  words: Array<{ label: string; text: string }>
  events: EventRow[]
  alerts: Child['alerts']
  /** `还差 3 项，点开补上` */
  gapText: string
  can: Child['can']
}

function kinOf({ relatives }: Child): Kin[] {
  return relatives.map((one) => {
    const { relativeId, name, relation, phones, employer, isCaregiver, deceased, signedIn } = one
    return {
      relativeId,
      label: `${relationLabel[relation]} ${name}`,
      relation: relationLabel[relation],
      phones: deceased ? '' : phones.join('、') || '没有登记号码',
      employer,
      tags: [...(deceased ? ['已故'] : []), ...(isCaregiver ? ['在家照料'] : []), ...(signedIn ? ['在用雁书'] : [])],
      dialable: phones.length > 0 && !deceased,
    }
  })
}

/** Four facts that are easily mixed up stand apart: who is away, which status, who cares, where the child sleeps. */
function factsOf({ facts }: Child): View['facts'] {
  return [
    { label: '父母外出', text: parentalAbsenceLabel[facts.parentalAbsence] },
    { label: '留守类型', text: leftBehindStatusLabel[facts.leftBehindStatus] },
    { label: '谁在照料', text: careArrangementLabel[facts.careArrangement] },
    { label: '住哪里', text: accommodationLabel[facts.accommodation] },
  ]
}

function wordsOf({ character, interests, health, address }: Child): View['words'] {
  const all = [
    { label: '性格', text: character },
    { label: '爱好', text: interests },
    { label: '身体', text: health },
    { label: '住址', text: address },
  ]
  return all.filter(({ text }) => text !== '')
}

/**
 * One child's page.
 * @param present milliseconds since 1970
 */
export function toView(child: Child, present: number): View {
  const kin = kinOf(child)
  return {
    childId: child.childId,
    name: child.name,
    about: `${sexLabel[child.sex]}，${ageOn(child.birthDate, todayAt(present))} 岁 · ${child.className}`,
    days: stripDays(child.strip),
    gap: child.needs.includes('familyCall') ? gapText(child.weeksWithoutCall) || '这周还没通上话' : '',
    nextCall: child.nextCall ? fullTime(child.nextCall) : '',
    needs: child.needs.map((key) => ({ key, label: needLabel[key] })),
    first: kin.find(({ dialable }) => dialable) ?? null,
    facts: factsOf(child),
    special: child.facts.specialStatus.map((key) => specialStatusLabel[key]),
    kin,
    words: wordsOf(child),
    events: eventRows(child.timeline, present),
    alerts: child.alerts,
    gapText: child.gaps > 0 ? `还差 ${child.gaps} 项` : '都登记齐了',
    can: child.can,
  }
}
