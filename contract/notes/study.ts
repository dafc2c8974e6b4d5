import * as z from 'zod'
import { text } from '../fields'
import { noteKindLabel } from '../labels'
import { noteKind } from './kind'

const how = [
  { value: 'better', label: '有进步' },
  { value: 'steady', label: '和以前一样' },
  { value: 'needsHelp', label: '要帮一把' },
] as const

/** 学习情况: how learning goes, against the child's own earlier weeks and never against others; what is done about it (学习帮扶). */
export const study = noteKind({
  kind: 'study',
  label: noteKindLabel.study,
  body: z.strictObject({
    how: z.enum(how.map((one) => one.value)),
    findings: text(300).min(1),
    plan: text(300).default(''),
  }),
  fields: [
    { type: 'choice', name: 'how', label: '比前一段', options: how },
    { type: 'text', name: 'findings', label: '学习上的情况', placeholder: '课堂、作业、哪一科……', max: 300 },
    { type: 'text', name: 'plan', label: '怎么帮', placeholder: '谁来辅导、什么时候，没有可以不写', max: 300 },
  ],
  parentHint: '学到了什么、哪里有进步，不写分数和名次',
})
