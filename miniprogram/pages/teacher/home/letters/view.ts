import type { Output } from '../../../../../contract/actions'
import { addDays, fullTime, weekOf, weekText } from '../../../../../contract/week'

type Review = Output<'updates.review'>
export type Published = Output<'updates.publish'>

export interface Row {
  updateId: number
  name: string
  /** The teacher's own sentence first, then what the week held. */
  summary: string
  /** `内容少`, `家长看过`, `已发布`; empty for an ordinary one that waits. */
  tag: string
  tagStyle: string
  published: boolean
}

export interface View {
  classes: Array<{ key: number; label: string }>
  classId: number
  week: string
  weeks: Array<{ key: string; label: string }>
  dates: string
  rows: Row[]
  /** Updates that wait to be published. */
  waiting: number[]
  thin: number
  /** `48 份待发布，其中 5 份内容少` */
  summary: string
  /** Said where the week has no updates: when they come. */
  none: string
}

function rowOf({ updateId, name, thin, published, read, teacherLine, summary }: Review['updates'][number]): Row {
  const [tag, tagStyle] = published
    ? read
      ? ['家长看过', 'tag-reached']
      : ['已发布', 'tag-booked']
    : thin
      ? ['内容少', 'tag-waiting']
      : ['', '']
  return { updateId, name, summary: teacherLine ? `“${teacherLine}” ${summary}` : summary, tag, tagStyle, published }
}

function noneText({ composedAt, classId }: Review, present: number): string {
  if (classId === null) return '您还没有带班，没有要发的周报。'
  return present < Date.parse(composedAt)
    ? `这周的周报 ${fullTime(composedAt)} 自动整理好，到时来看一眼、添一句就能发。这几天记下的通话、谈心和家访都会写进去。`
    : '这一周没有要发的周报。'
}

function summaryOf(waiting: Review['updates'], all: number): string {
  if (waiting.length === 0) return `${all} 份都发布了`
  const thin = waiting.filter((update) => update.thin).length
  return `${waiting.length} 份待发布${thin > 0 ? `，其中 ${thin} 份内容少` : ''}`
}

/**
 * The class as a stack, as the server orders it: thin ones first.
 * @param present milliseconds since 1970
 */
export function toView(review: Review, present: number): View {
  const { classes, classId, week, updates } = review
  const waiting = updates.filter(({ published }) => !published)
  const thisWeek = weekOf(present)
  return {
    classes: classes.map((one) => ({ key: one.classId, label: one.name })),
    classId: classId ?? 0,
    week,
    weeks: [
      { key: thisWeek, label: '本周' },
      { key: addDays(thisWeek, -7), label: '上周' },
    ],
    dates: weekText(week),
    rows: updates.map(rowOf),
    waiting: waiting.map(({ updateId }) => updateId),
    thin: waiting.filter(({ thin }) => thin).length,
    summary: summaryOf(waiting, updates.length),
    none: updates.length === 0 ? noneText(review, present) : '',
  }
}

/** What became of a publication: `48 份已发布，31 位家长会收到微信消息，9 位没有消息额度。` */
export function publishedText({ published, messages, withoutCredit }: Published): string {
  const told = messages > 0 ? `，${messages} 位家长会收到微信消息` : ''
  const untold = withoutCredit > 0 ? `，${withoutCredit} 位没有消息额度，打开小程序就能看到` : ''
  return `${published} 份已发布${told}${untold}。`
}

/** The one question before others are told. */
export function questionOf({ waiting, thin }: View): { title: string; content: string } {
  const some = thin > 0 ? `其中 ${thin} 份内容少，可以先添一句话。` : ''
  return {
    title: `把 ${waiting.length} 份周报发给家长？`,
    content: `${some}发布后家长马上能看到，开了消息的家长会收到微信提醒。`,
  }
}
