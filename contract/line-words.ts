/** Why a line is closed on some days. */
export const closedReasonLabel = { holiday: '放假', exam: '考试', broken: '电话坏了', other: '其他原因' } as const

/** What an exception does. */
export const exceptionKindLabel = { closed: '停开', extra: '加开', asWeekday: '调休' } as const

export const exceptionReasonLabel = { ...closedReasonLabel, extra: '加开', makeUp: '调休' } as const

/** Why an agreed call needs another look. */
export const reviewReasonLabel = {
  hours: '开放时间改了',
  holiday: '学校放假',
  exam: '学校考试',
  broken: '电话坏了',
  lineClosed: '电话停用了',
  other: '这个时间不开放',
} as const

export type ReviewReason = keyof typeof reviewReasonLabel
