import * as z from 'zod'

/** How far a term's survey (摸底) has come, as one line of a home: children at school whom the reader keeps, and those already confirmed. */
export const surveyProgress = z.object({
  /** 2026年秋季学期 */
  label: z.string(),
  confirmed: z.number().int(),
  total: z.number().int(),
})
