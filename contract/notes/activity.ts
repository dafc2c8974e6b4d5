import * as z from 'zod'
import { text } from '../fields'
import { noteKindLabel } from '../labels'
import { noteKind } from './kind'

const what = [
  { value: 'festival', label: '节日' },
  { value: 'sport', label: '运动' },
  { value: 'art', label: '文艺、阅读' },
  { value: 'labour', label: '劳动、实践' },
  { value: 'talk', label: '讲座、班会' },
  { value: 'other', label: '其他' },
] as const

/** 活动: something the child took part in. */
export const activity = noteKind({
  kind: 'activity',
  label: noteKindLabel.activity,
  body: z.strictObject({
    what: z.enum(what.map((one) => one.value)),
    title: text(60).min(1),
    part: text(200).default(''),
  }),
  fields: [
    { type: 'choice', name: 'what', label: '哪一类', options: what },
    { type: 'text', name: 'title', label: '什么活动', placeholder: '如：重阳节给爷爷奶奶写信', max: 60 },
    { type: 'text', name: 'part', label: '孩子做了什么', placeholder: '没有可以不写', max: 200 },
  ],
  parentHint: '孩子参加了什么、做得怎么样，告诉家长一个小细节',
})
