import { letterOccasionLabel, type LetterKind, type LetterOccasion } from '../../../contract/letter-words'
import { dateOf, dayName, monthDay, type DateText } from '../../../contract/week'

interface About {
  kind: LetterKind
  occasion: LetterOccasion
  announcedAt: string
  dueOn: DateText | null
}

/** 今天, 昨天, or 11月3日: a letter is a matter of days. */
export function dayText(on: DateText, today: DateText): string {
  const day = dayName(on, today)
  return day === '今天' || day === '昨天' || day === '明天' ? day : monthDay(on)
}

/** `开学 · 今天 高校长` for the staff. */
export function aboutText({ occasion, announcedAt }: About, by: string, today: DateText): string {
  const when = `${dayText(dateOf(announcedAt), today)}${by ? ` ${by}` : ''}`
  return occasion === 'other' ? when : `${letterOccasionLabel[occasion]} · ${when}`
}

/** Until when; empty without a day. */
export function dueText({ kind, dueOn }: About, today: DateText): string {
  if (!dueOn) return ''
  const day = dayText(dueOn, today)
  return `${kind === 'family' ? '寄出' : '签收'}截止 ${day}`
}

/** `已签收 48/50`, `寄出 30/50，收到 12` */
export function progressText(
  kind: LetterKind,
  { children, sent, confirmed }: { children: number; sent: number; confirmed: number },
): string {
  if (kind === 'toParents') return `已签收 ${confirmed}/${children}`
  return `寄出 ${sent}/${children}${confirmed > 0 ? `，收到 ${confirmed}` : ''}`
}
