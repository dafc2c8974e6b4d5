import type { Output } from '../../../../../contract/actions'
import { UNPUBLISH_MINUTES, lacksLabel } from '../../../../../contract/update-words'
import { addDays, clockText, fullTime, minuteOf, weekOf, weekText } from '../../../../../contract/week'
import { answersText } from './words'

type Review = Output<'updates.review'>
type Update = Review['updates'][number]

/** Which of the class are listed. */
export type Filter = 'all' | 'waiting' | 'unread' | 'answered'

export interface Row {
  updateId: number
  name: string
  /** The teacher's own sentence first, then what the week held. */
  summary: string
  /** `只有通话`, `还没看`, `看过`; empty for an ordinary one that waits. */
  tag: string
  tagStyle: string
  /** `更正过，第 2 版`; empty for most. */
  version: string
  /** What the parents answered; empty for nothing. */
  answers: string
  published: boolean
  thin: boolean
  read: boolean
}

export interface View {
  classes: Array<{ key: number; label: string }>
  classId: number
  week: string
  weeks: Array<{ key: string; label: string }>
  dates: string
  /** What the class is asked; empty for nothing. */
  ask: string
  mayAsk: boolean
  rows: Row[]
  /** How many are out: a correction of the ask is seen by so many families. */
  out: number
  /** Updates that wait to be published, in the order of the stack. */
  waiting: number[]
  thin: number
  /** `48 份待发布，其中 5 份内容少` */
  summary: string
  /** Those that have somebody; empty until something is out. */
  filters: Array<{ key: Filter; label: string }>
  /** What came out within the hour. */
  takeBack: null | { updateIds: number[]; read: number; text: string }
  /** Said where the week has no updates: when they come. */
  none: string
}

const MINUTE_MS = 60_000

function tagOf({ published, read, readVersion, version, corrected, lacks, answers }: Update): [string, string] {
  if (!published) return lacks ? [lacksLabel[lacks], 'tag-waiting'] : ['', '']
  if (!read) return ['还没看', 'tag-booked']
  if (corrected && readVersion < version) return ['看过前一版', 'tag-booked']
  return [answers.some(said) ? '回话了' : '看过', 'tag-reached']
}

const said = ({ thumb, phrase, reply }: Update['answers'][number]) => thumb || phrase !== null || reply !== null

function rowOf(update: Update): Row {
  const { updateId, name, thin, published, read, teacherLine, spoken, summary, corrected, version, voices } = update
  const [tag, tagStyle] = tagOf(update)
  const own = [...(teacherLine ? [`“${teacherLine}”`] : []), ...(spoken ? ['老师的话（语音）'] : [])]
  return {
    updateId,
    name,
    summary: [...own, summary].join(' '),
    tag,
    tagStyle,
    version: corrected ? `更正过，第 ${version} 版` : '',
    answers: published ? answersText(update.answers, voices) : '',
    ...{ published, thin, read },
  }
}

function noneText({ composedAt, classId }: Review, present: number): string {
  if (classId === null) return '您还没有带班，没有要发的周报。'
  return present < Date.parse(composedAt)
    ? `这周的周报 ${fullTime(composedAt)} 自动整理好，到时来看一眼、添一句就能发。这几天记下的通话和写给家长的话都会写进去。`
    : '这一周没有要发的周报。'
}

function summaryOf(waiting: Update[], all: number): string {
  if (waiting.length === 0) return `${all} 份都发布了`
  const thin = waiting.filter((update) => update.thin).length
  return `${waiting.length} 份待发布${thin > 0 ? `，其中 ${thin} 份内容少` : ''}`
}

function filtersOf(rows: Row[]): View['filters'] {
  if (!rows.some(({ published }) => published)) return []
  const words: Array<[Filter, string]> = [
    ['all', '全部'],
    ['waiting', '待发布'],
    ['unread', '还没看'],
    ['answered', '回话了'],
  ]
  return words
    .map(([key, label]) => ({ key, label, count: shownRows(rows, key).length }))
    .filter(({ count }) => count > 0)
    .map(({ key, label, count }) => ({ key, label: `${label} ${count}` }))
}

/** The rows that a filter lets through. */
export function shownRows(rows: Row[], filter: Filter): Row[] {
  if (filter === 'waiting') return rows.filter(({ published }) => !published)
  if (filter === 'unread') return rows.filter(({ published, read }) => published && !read)
  return filter === 'answered' ? rows.filter(({ answers }) => answers !== '') : rows
}

function takeBackOf(updates: Update[], present: number): View['takeBack'] {
  const since = present - UNPUBLISH_MINUTES * MINUTE_MS
  const lately = updates.filter(({ publishedAt }) => publishedAt !== null && Date.parse(publishedAt) > since)
  if (lately.length === 0) return null
  const first = Math.min(...lately.map(({ publishedAt }) => Date.parse(publishedAt!)))
  const until = clockText(minuteOf(first + UNPUBLISH_MINUTES * MINUTE_MS))
  return {
    updateIds: lately.map(({ updateId }) => updateId),
    read: lately.filter(({ read }) => read).length,
    text: `刚发布 ${lately.length} 份，${until} 前可以撤回`,
  }
}

/**
 * The class as a stack, as the server orders it: thin ones first.
 * @param present milliseconds since 1970
 */
export function toView(review: Review, present: number): View {
  const { classes, classId, week, updates, ask, mayAsk } = review
  const waiting = updates.filter(({ published }) => !published)
  const thisWeek = weekOf(present)
  const rows = updates.map(rowOf)
  return {
    classes: classes.map((one) => ({ key: one.classId, label: one.name })),
    classId: classId ?? 0,
    week,
    weeks: [
      { key: thisWeek, label: '本周' },
      { key: addDays(thisWeek, -7), label: '上周' },
    ],
    dates: weekText(week),
    ...{ ask, mayAsk, rows },
    out: updates.length - waiting.length,
    waiting: waiting.map(({ updateId }) => updateId),
    thin: waiting.filter(({ thin }) => thin).length,
    summary: summaryOf(waiting, updates.length),
    filters: filtersOf(rows),
    takeBack: takeBackOf(updates, present),
    none: updates.length === 0 ? noneText(review, present) : '',
  }
}
