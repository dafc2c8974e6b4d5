import type { Output } from '../../../../contract/actions'
import {
  accommodationLabel,
  careArrangementLabel,
  parentalAbsenceLabel,
  relationLabel,
  specialStatusLabel,
  surveyAnswerLabel,
} from '../../../../contract/labels'
import { answerFrom, factsFrom, type SurveyAnswer } from '../../../../contract/survey-letters'

type Walk = Output<'surveys.class'>
type Child = Walk['children'][number]

/** Answers that wait on the phone, by child. */
export type Waiting = ReadonlyMap<number, SurveyAnswer>

export interface Row {
  id: number
  name: string
  facts: Array<{ label: string; value: string }>
  /** `妈妈 199****6182`; empty where nobody on the card can be called. */
  first: string
  /** `上学期没有变化`, `这学期新来的`. */
  before: string
  gaps: string
  /** Empty while nobody has answered. */
  answer: SurveyAnswer | ''
  answerText: string
  /** What a list says of the child in one line. */
  about: string
}

export interface View {
  term: string
  classes: Array<{ key: number; label: string }>
  classId: number
  className: string
  /** The next class that still waits for somebody; 0 when there is none. */
  nextClassId: number
  rows: Row[]
}

/** How far the class on the screen has come. */
export interface Progress {
  confirmed: number
  total: number
  waiting: number
  percent: number
}

function answered(answer: SurveyAnswer | undefined): Pick<Row, 'answer' | 'answerText'> {
  return { answer: answer ?? '', answerText: answer ? surveyAnswerLabel[answer] : '' }
}

function rowOf(child: Child, waiting: Waiting): Row {
  const { absence, care, accommodation } = factsFrom(child.facts)
  const special = (child.special ?? []).map((one) => specialStatusLabel[one]).join('、')
  const before = answerFrom(child.answers[1])
  return {
    id: child.id,
    name: child.name,
    facts: [
      { label: '父母', value: parentalAbsenceLabel[absence] },
      { label: '照料', value: careArrangementLabel[care] },
      { label: '住宿', value: accommodationLabel[accommodation] },
      { label: '特殊情况', value: special || '没有' },
    ],
    first: child.kin ? `${relationLabel[child.kin]} ${child.phone}` : '',
    before: before ? `上学期：${surveyAnswerLabel[before]}` : '上学期没有记录',
    gaps: child.gaps > 0 ? `档案还缺 ${child.gaps} 项` : '档案齐全',
    about: [parentalAbsenceLabel[absence], careArrangementLabel[care], accommodationLabel[accommodation]].join(' · '),
    ...answered(waiting.get(child.id) ?? answerFrom(child.answers[0])),
  }
}

/** The class as one walks through it; what still waits on this phone counts as answered. */
export function toView({ term, classes, classId, children }: Walk, waiting: Waiting): View {
  const others = classes.filter((one) => one.classId !== classId && one.waiting > 0)
  return {
    term: term.label,
    classes: classes.map((one) => ({ key: one.classId, label: one.name })),
    classId: classId ?? 0,
    className: classes.find((one) => one.classId === classId)?.name ?? '',
    nextClassId: others[0]?.classId ?? 0,
    rows: children.map((child) => rowOf(child, waiting)),
  }
}

/** The rows with some of them answered, or (`undefined`) waiting again. */
export function withAnswers(rows: Row[], ids: readonly number[], answer: SurveyAnswer | undefined): Row[] {
  return rows.map((row) => (ids.includes(row.id) ? { ...row, ...answered(answer) } : row))
}

export function progressOf(rows: Row[]): Progress {
  const confirmed = rows.filter(({ answer }) => answer !== '').length
  const total = rows.length
  return {
    confirmed,
    total,
    waiting: total - confirmed,
    percent: total > 0 ? Math.round((confirmed / total) * 100) : 0,
  }
}

/** The place of the next child without an answer, from `from` on and then around; -1 when there is none. */
export function nextWaiting(rows: Row[], from: number): number {
  const order = [...rows.keys()].map((step) => (from + step) % rows.length)
  return order.find((place) => rows[place]!.answer === '') ?? -1
}
