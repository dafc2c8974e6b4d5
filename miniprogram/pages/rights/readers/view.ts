import type { Output } from '../../../../contract/actions'
import { wordsOfAction } from '../../../../contract/action-words'
import { relationLabel, roleLabel } from '../../../../contract/labels'
import { clockText, dateOf, dayName, minuteOf, monthDay, weekdayName } from '../../../../contract/week'

type Readers = Output<'rights.readers'>
type Reader = Readers['days'][number]['people'][number]

export interface View {
  childId: number
  name: string
  days: Array<{
    day: string
    people: Array<{ who: string; hat: string; did: Array<{ words: string; when: string }> }>
  }>
  next: string
}

/** 林老师 · 老师; a guardian by relation, oneself as 您, the clock as the system. */
function whoOf({ name, hat, relation, self }: Reader): { who: string; hat: string } {
  if (hat === null) return { who: '系统', hat: '自动' }
  const role = hat === 'parent' ? (relation ? relationLabel[relation] : roleLabel.parent) : roleLabel[hat]
  if (self) return { who: '您', hat: role }
  return name === '' ? { who: role, hat: '' } : { who: name, hat: role }
}

/** 今天 · 11月25日, 周三 · 11月18日, 9月2日 周三 */
function dayText(day: string, today: string): string {
  const near = dayName(day, today)
  return near === monthDay(day) ? `${near} ${weekdayName(day)}` : `${near} · ${monthDay(day)}`
}

/** Who read or changed the child's record, by day: who, as what, what, when. `present` in milliseconds since 1970. */
export function toView({ childId, name, days, next }: Readers, present: number): View {
  return {
    childId,
    name,
    days: days.map(({ day, people }) => ({
      day: dayText(day, dateOf(present)),
      people: people.map((one) => ({
        ...whoOf(one),
        did: one.did.map(({ action, times, last }) => ({
          words: times > 1 ? `${wordsOfAction(action)} ${times} 次` : wordsOfAction(action),
          when: clockText(minuteOf(last)),
        })),
      })),
    })),
    next: next ?? '',
  }
}
