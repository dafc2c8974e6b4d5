import * as z from 'zod'
import { dateText, text } from '../fields'
import { noteKindLabel } from '../labels'
import { noteKind } from './kind'

const met = [
  { value: 'grandparent', label: '祖辈' },
  { value: 'parent', label: '父亲或母亲' },
  { value: 'relative', label: '亲戚' },
  { value: 'neighbour', label: '邻居或村干部' },
  { value: 'nobody', label: '没有见到人' },
] as const

/** 家访: a visit at the child's home; an anomaly asks for a follow-up date. */
export const homeVisit = noteKind({
  kind: 'homeVisit',
  label: noteKindLabel.homeVisit,
  body: z
    .strictObject({
      met: z.enum(met.map((one) => one.value)),
      findings: text(500).min(1),
      anomaly: z.boolean().default(false),
      followUp: text(300).default(''),
      nextOn: dateText.optional(),
    })
    .refine((visit) => !visit.anomaly || visit.followUp !== '', { path: ['followUp'], params: { code: 'required' } }),
  fields: [
    { type: 'choice', name: 'met', label: '见到了谁', options: met },
    { type: 'text', name: 'findings', label: '看到的情况', placeholder: '住、吃、安全、老人身体……', max: 500 },
    { type: 'switch', name: 'anomaly', label: '有需要跟进的异常' },
    { type: 'text', name: 'followUp', label: '怎么跟进', placeholder: '有异常时请写明', max: 300 },
    { type: 'date', name: 'nextOn', label: '下次家访' },
  ],
  parentHint: '家里一切都好，老人身体也好——告诉家长您看到的',
})
