import type { Output } from '../../../../../contract/actions'
import { answerPhraseLabel, needLabel } from '../../../../../contract/labels'
import { monthDay, weekdayName } from '../../../../../contract/week'
import { momentText } from '../../../../services/clock'
import { gapText } from '../../../record/words'
import { deskOf, type Desk } from './desk-rows'

type Today = Output<'week.today'>
export type Need = keyof typeof needLabel

export interface MissingRow {
  childId: number
  name: string
  className: string
  /** `3周没通上话`; empty where the last week was well. */
  gap: string
  needs: Array<{ key: Need; label: string }>
}

export interface AnswerRow {
  key: string
  childId: number
  name: string
  text: string
  at: string
}

export interface View {
  date: string
  /** Absent where the day has no bookings. */
  desk: Desk | null
  bookings: Today['desk']
  called: number
  total: number
  /** `还有 19 个孩子没通上话` */
  left: string
  missing: MissingRow[]
  /** Children beyond those listed. */
  missingMore: number
  /** `5 家要打电话告诉`; empty where there are none. */
  sheet: string
  answers: AnswerRow[]
}

/** Enough for one sitting; the class shows the rest. */
const MISSING_SHOWN = 20

function missingRow({ childId, name, className, weeksWithoutCall, needs }: Today['missing'][number]): MissingRow {
  return {
    childId,
    name,
    className,
    gap: gapText(weeksWithoutCall),
    needs: needs.map((key) => ({ key, label: needLabel[key] })),
  }
}

function answerRow(answer: Today['answers'][number], present: number): AnswerRow {
  const { childId, name, at, thumb, phrase, reply, voices } = answer
  const said = phrase ? `“${answerPhraseLabel[phrase as keyof typeof answerPhraseLabel] ?? phrase}”` : ''
  return {
    key: `${childId} ${at}`,
    childId,
    name,
    text: [
      ...(thumb ? ['看到了，谢谢'] : []),
      ...(said ? [said] : []),
      ...(reply ? [`“${reply}”`] : []),
      ...(voices > 0 ? ['给孩子留了话'] : []),
    ].join(' '),
    at: momentText(Date.parse(at), present),
  }
}

/**
 * Today: the desk, the ring, who still waits, who answered.
 * @param present milliseconds since 1970
 */
export function toView(today: Today, present: number): View {
  const { date, desk, called, total, missing, sheet, answers } = today
  const left = total - called
  return {
    date: `${monthDay(date)} ${weekdayName(date)}`,
    desk: desk.length > 0 ? deskOf(desk, present, false) : null,
    bookings: desk,
    called,
    total,
    left: left > 0 ? `还有 ${left} 个孩子没通上话` : '这周每个孩子都通上话了',
    missing: missing.slice(0, MISSING_SHOWN).map(missingRow),
    missingMore: Math.max(missing.length - MISSING_SHOWN, 0),
    sheet: sheet > 0 ? `${sheet} 家要打电话联系` : '',
    answers: answers.slice(0, 10).map((answer) => answerRow(answer, present)),
  }
}
