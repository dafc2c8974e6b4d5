import {
  accommodationLabel,
  careArrangementLabel,
  leftBehindStatusLabel,
  noticeStandingLabel,
  parentalAbsenceLabel,
  sexLabel,
  specialStatusLabel,
} from '../../../../contract/labels'
import { ageOn } from '../../../../contract/week'
import type { Opened } from '../forms'
import { correctionRows, linksOf, type CorrectionRow, type Link } from './beside'
import { gapRows, type GapRow } from './gap-rows'
import { historyRows, type HistoryRow } from './history/view'
import { kinCards, type KinCard } from './kin/view'
import { dayText } from './words'

export interface Line {
  label: string
  text: string
  /** Nothing is on file: shown quietly. */
  missing: boolean
  /** What can be shown in full; empty where nothing is masked. */
  reveal: 'idNumber' | 'address' | ''
}

export interface View {
  childId: number
  name: string
  about: string
  on: string
  firstDay: string
  isToday: boolean
  /** `这是 2026年10月5日 的档案`; empty today. */
  pastText: string
  left: string
  alerts: Array<{ key: string; level: 'red' | 'amber'; text: string; law: string }>
  gapCount: number
  gaps: GapRow[]
  facts: Line[]
  careText: string
  careSince: string
  careReason: string
  notice: { shown: boolean; tone: string; icon: string; text: string; more: string }
  /** Who cared before, latest first. */
  care: Array<{ key: number; text: string; when: string; reason: string }>
  kin: KinCard[]
  siblings: Array<{ key: string; childId: number; text: string; through: string }>
  unseen: number
  details: Line[]
  history: HistoryRow[]
  /** What guardians say is wrong, one line each. */
  corrections: CorrectionRow[]
  /** Other pages about this child, by what the reader may open. */
  links: Link[]
  can: Opened['can']
}

const line = (label: string, text: string, reveal: Line['reveal'] = ''): Line => ({
  label,
  text: text || `还没有登记${label}`,
  missing: text === '',
  reveal: text === '' ? '' : reveal,
})

/** Four facts that are easily mixed up stand apart, each as a line that can be read aloud. */
function factLines({ facts, care, careSince }: Opened): Pick<View, 'facts' | 'careText' | 'careSince' | 'careReason'> {
  const who = care[0]?.caregiver ?? ''
  return {
    facts: [
      line('父母外出', parentalAbsenceLabel[facts.parentalAbsence]),
      line('留守类型', leftBehindStatusLabel[facts.leftBehindStatus]),
      line('住宿', accommodationLabel[facts.accommodation]),
      line('特殊情况', facts.specialStatus.map((key) => specialStatusLabel[key]).join('、') || '没有'),
    ],
    careText: `${careArrangementLabel[facts.careArrangement]}${who && `（${who}）`}`,
    careSince: careSince ? `从 ${dayText(careSince)} 起` : '',
    careReason: care[0]?.reason ?? '',
  }
}

function aboutLines(record: Opened): Line[] {
  const { sex, birthDate, idNumber, address, enrolledOn, character, interests, health, remarks } = record
  return [
    line('性别', sexLabel[sex]),
    line('出生日期', dayText(birthDate)),
    line('身份证号', idNumber, 'idNumber'),
    line('家庭住址', address, 'address'),
    line('入学日期', dayText(enrolledOn)),
    line('性格', character),
    line('兴趣爱好', interests),
    line('身体状况', health),
    ...(remarks ? [line('备注', remarks)] : []),
  ]
}

function careRows({ care }: Opened): View['care'] {
  return care.slice(1).map(({ careId, kind, caregiver, from, to, reason }) => ({
    key: careId,
    text: `${careArrangementLabel[kind]}${caregiver ? `（${caregiver}）` : ''}`,
    when: to === from ? `${dayText(from)}，当天改过` : `${dayText(from)} 至 ${to ? dayText(to) : '现在'}`,
    reason,
  }))
}

function noticeLine({ notice: { standing, latest }, isToday }: Opened): View['notice'] {
  const good = standing === 'onFile'
  const until = latest?.validUntil ? `，有效到 ${dayText(latest.validUntil)}` : ''
  const told = latest && !latest.villageTold ? '，还没有告知村（居）委会' : ''
  return {
    shown: isToday && standing !== 'notNeeded',
    tone: good ? 'reached' : 'waiting',
    icon: good ? 'check-round' : 'warning-round',
    text: noticeStandingLabel[standing],
    more: latest && standing !== 'missing' ? `${latest.caregiver}，${dayText(latest.signedOn)} 签${until}${told}` : '',
  }
}

function siblingRows({ siblings, relatives }: Opened): Pick<View, 'siblings' | 'unseen'> {
  const named = new Map(relatives.map((one) => [one.relativeId, one.name]))
  const seen = siblings.flatMap(({ childId, name, className, through }) =>
    childId === null
      ? []
      : [
          {
            key: `c${childId}`,
            childId,
            text: `${name} · ${className}`,
            through: `同一位家人：${through.map((id) => named.get(id) ?? '').join('、')}`,
          },
        ],
  )
  return { siblings: seen, unseen: siblings.length - seen.length }
}

/** A child's record, as of today or of a past day. */
export function toView(record: Opened): View {
  const { childId, name, className, birthDate, on, isToday, firstDay, leftOn, can } = record
  return {
    childId,
    name,
    about: `${sexLabel[record.sex]}，${ageOn(birthDate, on)} 岁 · ${className}`,
    on,
    firstDay,
    isToday,
    pastText: isToday ? '' : `这是 ${dayText(on)} 的档案`,
    left: leftOn && leftOn <= on ? `${dayText(leftOn)} 已离校` : '',
    alerts: record.alerts.map((one) => ({ ...one, key: one.text })),
    gapCount: record.gaps.length,
    gaps: gapRows(record),
    ...factLines(record),
    notice: noticeLine(record),
    care: careRows(record),
    kin: kinCards(record),
    ...siblingRows(record),
    details: aboutLines(record),
    history: historyRows(record),
    corrections: correctionRows(record),
    links: linksOf(record),
    can,
  }
}
