import * as z from 'zod'
import { dateText, keysOf, text } from '../fields'
import { noteKindLabel, talkTopicLabel, threeStepLabel } from '../labels'
import { noteKind } from './kind'

const topic = z.strictObject({ step: keysOf(threeStepLabel), words: text(100).default('') })

/** 谈心: a talk with the child over five topics, each with a three-step face and optional words. */
export const talkNote = noteKind({
  kind: 'talkNote',
  label: noteKindLabel.talkNote,
  body: z.strictObject({
    topics: z
      .partialRecord(keysOf(talkTopicLabel), topic)
      .refine((topics) => Object.keys(topics).length > 0, { params: { code: 'required' } }),
    problem: text(300).default(''),
    measure: text(300).default(''),
    nextOn: dateText.optional(),
  }),
  fields: [
    { type: 'topics', name: 'topics', label: '聊了哪些' },
    { type: 'text', name: 'problem', label: '发现的问题', placeholder: '没有可以不写', max: 300 },
    { type: 'text', name: 'measure', label: '打算怎么帮', placeholder: '没有可以不写', max: 300 },
    { type: 'date', name: 'nextOn', label: '下次谈心' },
  ],
  parentHint: '孩子这周的状态，用一两句温和的话告诉家长',
})
