import type { LetterKind } from '../../contract/letter-words'
import type { TemplateName, Words } from '../../contract/templates'
import { clockText, dateOf, minuteOf, monthDay, weekText } from '../../contract/week'

/** What a row of the outbox knows, by template: facts only, the words are made when it is sent. */
export interface MessageFacts {
  weeklyUpdate: { child: string; week: string; publishedAt: string }
  /** `cancelled` where the child has left the school, and the call is off. */
  callBooked: { child: string; startsAt: string; line: string; cancelled?: true; planned?: true }
  callReminder: { child: string; startsAt: string; line: string; when: 'day' | 'hour' }
  /** The call's time is off or later: `startsAt` is the agreed one, `minutes` how late it will be where the line is running late. */
  callChanged: { child: string; startsAt: string; reason: ChangeReason; minutes?: number }
  /** A freed slot, kept for this child until `until`. */
  callOffer: { child: string; startsAt: string; until: string }
  /** A letter to parents that is out, or a family letter that was sent. */
  letter: { child: string; letterId: number; kind: LetterKind; title: string; sentAt: string }
}

/** Why a call cannot be as it was agreed. */
export type ChangeReason =
  'hours' | 'holiday' | 'exam' | 'broken' | 'lineClosed' | 'other' | 'late' | 'again' | 'unconfirmed'

const changeRemark: Record<Exclude<ChangeReason, 'late'>, string> = {
  hours: '开放时间变了，请点开另选一个时间',
  holiday: '学校放假，请点开另选一个时间',
  exam: '学校考试，请点开另选一个时间',
  broken: '电话坏了，请点开另选一个时间',
  lineClosed: '这部电话停用了，请点开另选时间',
  other: '这个时间不能用了，请点开另选',
  again: '原来的时间又能用了，到时请留意来电',
  unconfirmed: '没等到您确认，请点开另选时间',
}

const wordsByTemplate: { [T in TemplateName]: (facts: MessageFacts[T]) => Words<T> } = {
  weeklyUpdate: ({ child, week, publishedAt }) => ({
    child,
    week: weekText(week),
    publishedAt: dayWithYear(publishedAt),
    remark: '老师写好了这周的简报，点开就能看',
  }),
  callBooked: ({ child, startsAt, line, cancelled, planned }) => ({
    child,
    startsAt: dayWithYear(startsAt),
    line,
    remark: cancelled
      ? '孩子已转出本校，这次通话取消了'
      : planned
        ? '学校排的时间，不合适点开就能改'
        : '到时请留意来电',
  }),
  callReminder: ({ child, startsAt, line, when }) => ({
    child,
    startsAt: dayWithYear(startsAt),
    line,
    remark: when === 'day' ? '约好的通话，不方便点开就能改' : '快到时间了，请留意来电',
  }),
  callChanged: ({ child, startsAt, reason, minutes }) => ({
    child,
    startsAt: dayWithYear(startsAt),
    change: reason === 'late' ? '时间推迟' : reason === 'again' ? '照常通话' : '需要改期',
    remark: reason === 'late' ? `前面的通话还没完，大约晚${minutes ?? 0}分钟` : changeRemark[reason],
  }),
  callOffer: ({ child, startsAt, until }) => ({
    child,
    startsAt: dayWithYear(startsAt),
    until: dayWithYear(until),
    remark: '空出一个时间，先给您留着',
  }),
  letter: ({ child, kind, title, sentAt }) => ({
    child,
    title,
    sentAt: dayWithYear(sentAt),
    remark: kind === 'family' ? '孩子写的信寄出了，收到请点一下' : '学校给您的信，看过请点一下',
  }),
}

/** The words of a message, field by our own name; the platform knows WeChat's names and limits. One that speaks for `others` too says so. */
export function wordsOf<T extends TemplateName>(template: T, facts: MessageFacts[T], others = 0): Words<T> {
  const words = wordsByTemplate[template](facts)
  return others > 0 ? { ...words, remark: `另有${others}件事，点开一起看` } : words
}

/** 2026年11月27日 18:05, the one shape of an instant that WeChat takes. */
function dayWithYear(instant: string): string {
  const date = dateOf(instant)
  return `${date.slice(0, 4)}年${monthDay(date)} ${clockText(minuteOf(instant))}`
}
