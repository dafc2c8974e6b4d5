/** The subscription messages that Yanshu sends, by our own names; their WeChat ids are configuration. Zod-free: the phone asks for them by name. */
export const templateNames = [
  'weeklyUpdate',
  'callBooked',
  'callReminder',
  'callChanged',
  'callOffer',
  'letter',
] as const

export type TemplateName = (typeof templateNames)[number]

/** WeChat's field types, as far as our templates use them: `thing` is running text, `name` a person's, `time` a day or a moment, `phrase` a short word in Chinese. */
export type FieldType = 'thing' | 'name' | 'time' | 'phrase'

/**
 * What WeChat takes in a field of each type, in UTF-16 units (subscribeMessage.send refuses what does not fit with 47003, and then nothing of the message arrives). A name without a Chinese
 * character may be twice as long.
 */
export const fieldLimits: Record<FieldType, number> = { thing: 20, name: 10, time: 32, phrase: 5 }

/** The fields of each template in their order, by our own names; WeChat's key is the type and the place (`name1`, `thing2`). docs/deploy.md says which ones to take from WeChat's library. */
export const templateFields = {
  weeklyUpdate: { child: 'name', week: 'thing', publishedAt: 'time', remark: 'thing' },
  callBooked: { child: 'name', startsAt: 'time', line: 'thing', remark: 'thing' },
  callReminder: { child: 'name', startsAt: 'time', line: 'thing', remark: 'thing' },
  callChanged: { child: 'name', startsAt: 'time', change: 'phrase', remark: 'thing' },
  callOffer: { child: 'name', startsAt: 'time', until: 'time', remark: 'thing' },
  letter: { child: 'name', title: 'thing', sentAt: 'time', remark: 'thing' },
} as const satisfies Record<TemplateName, Record<string, FieldType>>

/** A template's words: every field, and no other. */
export type Words<T extends TemplateName> = Record<keyof (typeof templateFields)[T], string>

/** What a parent calls them. */
export const templateLabel = {
  weeklyUpdate: '每周简报',
  callBooked: '约好通话',
  callReminder: '通话提醒',
  callChanged: '通话改期',
  callOffer: '空出时间',
  letter: '学校的信',
} as const satisfies Record<TemplateName, string>
