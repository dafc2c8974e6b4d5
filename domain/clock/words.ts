import type { TemplateName } from '../../contract/templates'
import { clockText, dateOf, minuteOf, monthDay, weekText } from '../../contract/week'

/** What a row of the outbox knows, by template: facts only, the words are made when it is sent. */
export interface MessageFacts {
  weeklyUpdate: { child: string; week: string; publishedAt: string }
  /** `cancelled` where the child has left the school, and the call is off. */
  callBooked: { child: string; startsAt: string; line: string; cancelled?: true }
}

const wordsByTemplate: { [T in TemplateName]: (facts: MessageFacts[T]) => Record<string, string> } = {
  weeklyUpdate: ({ child, week, publishedAt }) => ({
    child,
    week: weekText(week),
    publishedAt: dayWithYear(publishedAt),
    remark: '老师写好了这周的简报，点开就能看',
  }),
  callBooked: ({ child, startsAt, line, cancelled }) => ({
    child,
    startsAt: dayWithYear(startsAt),
    line,
    remark: cancelled ? '孩子已转出本校，这次通话取消了' : '到时请留意来电',
  }),
}

/** The words of a message, field by our own name; the platform knows WeChat's names and limits. */
export function wordsOf<T extends TemplateName>(template: T, facts: MessageFacts[T]): Record<string, string> {
  return wordsByTemplate[template](facts)
}

/** 2026年11月27日 18:05, the one shape of an instant that WeChat takes. */
function dayWithYear(instant: string): string {
  const date = dateOf(instant)
  return `${date.slice(0, 4)}年${monthDay(date)} ${clockText(minuteOf(instant))}`
}
