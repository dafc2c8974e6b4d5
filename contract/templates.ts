/** The subscription messages that Yanshu sends, by our own names; their WeChat ids are configuration. Zod-free: the phone asks for them by name. */
export const templateNames = ['weeklyUpdate', 'callBooked', 'callReminder', 'callChanged', 'callOffer'] as const

export type TemplateName = (typeof templateNames)[number]
