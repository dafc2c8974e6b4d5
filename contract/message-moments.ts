/** The moments at which WeChat's subscribe sheet may come up: a tap is happening anyway. Zod-free: the phone names its moment. */
export const messageMoments = ['booking', 'reading', 'answering', 'letter', 'settings'] as const

export type MessageMoment = (typeof messageMoments)[number]
