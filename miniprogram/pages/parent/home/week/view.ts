import type { Output } from '../../../../../contract/actions'
import { answerPhraseLabel, dayStateLabel } from '../../../../../contract/labels'
import { addDays, fullTime, instantAt, weekOf, weekText } from '../../../../../contract/week'
import { aheadText, weekName } from '../when'

type Mine = Output<'updates.mine'>
export type Phrase = keyof typeof answerPhraseLabel

export interface Answer {
  thumb: boolean
  phrase: Phrase | null
}

export interface LineWeek {
  week: string
  label: string
  state: keyof typeof dayStateLabel
  /** Whether there is an update to read. */
  note: string
  shown: boolean
  spoken: string
}

export interface View {
  children: Array<{ key: number; label: string }>
  childId: number
  name: string
  week: string
  /** `本周`, `上周`; further back the days themselves, and then `dates` is empty. */
  weekLabel: string
  dates: string
  earlier: string
  /** Empty at the present week. */
  later: string
  letter: null | {
    updateId: number
    teacher: string
    teacherLine: string
    body: NonNullable<Mine['update']>['body']
    photos: string[]
    corrected: boolean
    noContact: string
    answer: Answer
  }
  /** Said instead of a letter. */
  none: string
  nextCall: null | { bookingId: number; week: string; when: string; date: string }
  line: LineWeek[]
}

const FRIDAY = 4
const EVENING = 18 * 60

function noneText({ week, thisWeek }: Mine, name: string, present: number): string {
  if (week !== thisWeek) return '这一周没有简报。'
  const composed = present >= Date.parse(instantAt(addDays(week, FRIDAY), EVENING))
  return composed ? `老师正在看${name}这周的简报，看好就送来。` : `${name}这周的简报，周五傍晚送到。`
}

function noContactText(reply: Mine, present: number): string {
  if (reply.week !== reply.thisWeek) return '这一周没有通上话。'
  const { nextCall } = reply
  return nextCall ? `还没通上话，${aheadText(nextCall.startsAt, present)} 就能说上了。` : '这周还没通上话，约个时间吧。'
}

function lineOf({ line, week, thisWeek }: Mine): LineWeek[] {
  return line.map((one) => {
    const label = weekName(one.week, thisWeek)
    const note = one.published ? '有简报' : one.week === thisWeek ? '还没到' : '没有'
    const spoken = `${label}，${dayStateLabel[one.state]}${one.published ? '，有简报' : ''}`
    return { week: one.week, label, state: one.state, note, shown: one.week === week, spoken }
  })
}

function letterOf(reply: Mine, present: number): View['letter'] {
  const { update } = reply
  if (!update) return null
  const { updateId, teacher, teacherLine, body, photos, corrected, answer } = update
  return { updateId, teacher, teacherLine, body, photos, corrected, noContact: noContactText(reply, present), answer }
}

/**
 * The parent's first screen.
 * @param present milliseconds since 1970
 */
export function toView(reply: Mine, present: number): View {
  const { children, childId, week, thisWeek, nextCall } = reply
  const name = children.find((child) => child.childId === childId)?.name ?? ''
  const near = week >= addDays(thisWeek, -7)
  return {
    children: children.map((child) => ({ key: child.childId, label: child.name })),
    childId,
    name,
    week,
    weekLabel: near ? weekName(week, thisWeek) : weekText(week),
    dates: near ? weekText(week) : '',
    earlier: addDays(week, -7),
    later: week < thisWeek ? addDays(week, 7) : '',
    letter: letterOf(reply, present),
    none: reply.update ? '' : noneText(reply, name, present),
    nextCall: nextCall && {
      bookingId: nextCall.bookingId,
      week: weekOf(nextCall.startsAt),
      when: aheadText(nextCall.startsAt, present),
      date: fullTime(nextCall.startsAt).split(' ')[0]!,
    },
    line: lineOf(reply),
  }
}
