import type { Output } from '../../../../contract/actions'

export type Rules = Output<'lines.rules'>

/** One thing to decide: what it is, what it means for families, and the answers as chips. */
export interface Question {
  key: keyof Rules
  title: string
  note: string
  options: Array<{ key: string | number; label: string }>
  value: string | number
  /** Asked only where it matters. */
  shown: boolean
}

const minutesText = (minutes: number) => {
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes % 1440 === 0) return minutes === 1440 ? '一天' : `${minutes / 1440} 天`
  return minutes === 720 ? '半天' : minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}

/** `提前一天`, `提前 2 天` */
const ahead = (text: string) => `提前${/^[0-9]/.test(text) ? ' ' : ''}${text}`

const minuteChips = (minutes: number[], value: number, words: (text: string) => string) =>
  [...new Set([...minutes, value])]
    .sort((a, b) => a - b)
    .map((key) => ({ key, label: key === 0 ? '开始前都行' : words(minutesText(key)) }))

/** What a school decides about its family phone, in plain words. */
export function toView(rules: Rules): Question[] {
  const asked = (one: Omit<Question, 'value' | 'shown'>): Question => ({ ...one, value: rules[one.key], shown: true })
  const release = { ...asked(releaseQuestion(rules)), shown: rules.unconfirmed === 'release' }
  return [...bookingQuestions(rules).map(asked), ...planQuestions.map(asked), release]
}

type Asked = Omit<Question, 'value' | 'shown'>

/** What families may do by themselves. */
const bookingQuestions = (rules: Rules): Asked[] => [
  {
    key: 'callsAWeek',
    title: '每个孩子一周可以约几次',
    note: '法律要求每周至少通话一次。时段紧张时，一次最公平。',
    options: [...new Set([1, 2, 3, rules.callsAWeek])].map((key) => ({ key, label: `${key} 次` })),
  },
  {
    key: 'cancelBeforeMinutes',
    title: '家长最晚什么时候能改、能取消',
    note: '再晚就要打电话给学校，老师随时都能改。',
    options: minuteChips([0, 30, 60, 120, 1440], rules.cancelBeforeMinutes, ahead),
  },
  {
    key: 'offerMinutes',
    title: '空出来的时间，给排队的家庭留多久',
    note: '过了这么久没有回应，就问下一家。',
    options: minuteChips([15, 30, 60, 120], rules.offerMinutes, (text) => text),
  },
]

/** What becomes of next week's plan. */
const planQuestions: Asked[] = [
  {
    key: 'publish',
    title: '下周的安排由谁发布',
    note: '每周四晚上 20:00 排好。',
    options: [
      { key: 'clock', label: '周五 18:00 自动发布' },
      { key: 'head', label: '我看过再发布' },
    ],
  },
  {
    key: 'unconfirmed',
    title: '排好的时间，家长没有确认',
    note: '不用微信的家庭没法确认，他们的时间总是留着。',
    options: [
      { key: 'keep', label: '照样留着' },
      { key: 'release', label: '让给排队的家庭' },
    ],
  },
]

const releaseQuestion = (rules: Rules): Asked => ({
  key: 'releaseBeforeMinutes',
  title: '提前多久让出来',
  note: '让出来的家庭会收到消息，可以另选时间。',
  options: minuteChips([720, 1440, 2880], rules.releaseBeforeMinutes, ahead),
})
