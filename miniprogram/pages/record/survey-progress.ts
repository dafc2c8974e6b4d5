import type { Output } from '../../../contract/actions'

export type SurveyProgress = Output<'overview.school'>['survey']

/** `2026年秋季学期摸底：还有 12 个没确认`; empty once everybody is confirmed, or where there is nobody. */
export function surveyWaiting({ label, confirmed, total }: SurveyProgress): string {
  return total > confirmed ? `${label}摸底：还有 ${total - confirmed} 个没确认` : ''
}

/** The same line for a head, who also sees that it is done. */
export function surveyStanding({ label, confirmed, total }: SurveyProgress): {
  title: string
  note: string
  done: boolean
} {
  const done = confirmed >= total
  return {
    title: `${label}摸底：${confirmed} / ${total}`,
    note: done ? '每个孩子都确认了' : `还有 ${total - confirmed} 个孩子没确认`,
    done,
  }
}
