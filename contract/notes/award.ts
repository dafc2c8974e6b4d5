import * as z from 'zod'
import { text } from '../fields'
import { noteKindLabel } from '../labels'
import { noteKind } from './kind'

const by = [
  { value: 'class', label: '班里' },
  { value: 'school', label: '学校' },
  { value: 'township', label: '乡镇' },
  { value: 'county', label: '区县及以上' },
] as const

/** 表彰: praise that the child earned. */
export const award = noteKind({
  kind: 'award',
  label: noteKindLabel.award,
  body: z.strictObject({
    by: z.enum(by.map((one) => one.value)),
    title: text(60).min(1),
    reason: text(200).default(''),
  }),
  fields: [
    { type: 'choice', name: 'by', label: '哪里表彰的', options: by },
    { type: 'text', name: 'title', label: '得了什么', placeholder: '如：劳动小能手', max: 60 },
    { type: 'text', name: 'reason', label: '为什么', placeholder: '没有可以不写', max: 200 },
  ],
  parentHint: '得了什么表彰、为什么，请家长也夸夸孩子',
})
