import * as z from 'zod'
import { text } from '../fields'
import { noteKindLabel } from '../labels'
import { noteKind } from './kind'

const what = [
  { value: 'checkUp', label: '体检' },
  { value: 'unwell', label: '不舒服' },
  { value: 'hurt', label: '磕碰受伤' },
  { value: 'vaccine', label: '接种疫苗' },
  { value: 'other', label: '其他' },
] as const

/** 身体: a check-up, or a day on which the child was not well; what was seen stays in school, what the family should know is said beside it. */
export const health = noteKind({
  kind: 'health',
  label: noteKindLabel.health,
  body: z.strictObject({
    what: z.enum(what.map((one) => one.value)),
    findings: text(300).min(1),
    care: text(300).default(''),
  }),
  fields: [
    { type: 'choice', name: 'what', label: '什么事', options: what },
    { type: 'text', name: 'findings', label: '情况', placeholder: '体检结果、哪里不舒服……', max: 300 },
    { type: 'text', name: 'care', label: '怎么照顾的', placeholder: '休息、用药、就医，没有可以不写', max: 300 },
  ],
  parentHint: '现在怎么样了、要留意什么，让家里放心',
})
