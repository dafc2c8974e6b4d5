import type { Output } from '../../../../contract/actions'
import { callOutcomeLabel, dayStateLabel } from '../../../../contract/labels'
import { reviewReasonLabel } from '../../../../contract/line-words'
import { addDays, daysBetween, weekOfDate, weekText } from '../../../../contract/week'
import type { DateText } from '../../../../contract/week'
import { gapText } from '../../record/words'

type Reply = Output<'calls.week'>
type Child = Reply['children'][number]

export type Which = 'silent' | 'missed' | 'ahead' | 'reached' | 'differs' | 'all'
type State = keyof typeof dayStateLabel

export interface Row {
  childId: number
  name: string
  about: string
  /** `约了 2 次：通上 1、改时间 1`; `没有约` */
  text: string
  /** What one should know besides: why it was missed, how long nobody has heard. */
  more: string
  state: State
  icon: string
  differs: string
  spoken: string
  which: Which[]
}

export interface View {
  title: string
  weekText: string
  before: DateText
  after: DateText
  reached: number
  total: number
  /** Whether the week is one that is over, so that nothing lies ahead. */
  parts: Array<{ label: string; count: number }>
  planned: number
  beside: string
  filters: Array<{ key: Which; label: string }>
  rows: Row[]
}

/** So many rows at first, and with each tap: a page has room for few hundred nodes. */
export const STEP = 30

const icons: Record<State, string> = { reached: 'dot', booked: 'half-circle', missed: 'cross', none: 'circle' }

const whyWords: Record<string, string> = {
  ...callOutcomeLabel,
  ...reviewReasonLabel,
  unlogged: '当天没有记录',
}

const partWords = [
  ['called', '通上'],
  ['missed', '没通上'],
  ['moved', '改时间'],
  ['cancelled', '取消'],
  ['ahead', '还没到'],
] as const

const besideWords = [
  ['walkIn', '临时来打'],
  ['home', '家里打来'],
] as const

function wordsOf<K extends string>(counts: Record<K, number>, words: readonly (readonly [K, string])[]): string[] {
  return words.filter(([key]) => counts[key] > 0).map(([key, word]) => `${word} ${counts[key]}`)
}

function stateOf({ reached, ahead, missed }: Child): State {
  if (reached) return 'reached'
  if (ahead > 0) return 'booked'
  return missed > 0 ? 'missed' : 'none'
}

function rowOf(child: Child): Row {
  const { childId, name, className, planned, difference, reached, missed, ahead, why, weeksWithoutCall, left } = child
  const parts = wordsOf(child, partWords)
  const plan = planned > 0 ? `约了 ${planned} 次：${parts.join('、')}` : '没有约'
  const text = [plan, ...wordsOf(child, besideWords)].join('；')
  const gap = reached ? '' : gapText(weeksWithoutCall)
  const state = stateOf(child)
  const differs = difference === 0 ? '' : `相差 ${difference}，请核对通话记录`
  return {
    childId,
    name,
    about: left ? `${className}（已离校）` : className,
    text,
    more: [missed > 0 && !reached && why ? `没通上：${whyWords[why] ?? '没有通话'}` : '', gap]
      .filter(Boolean)
      .join('；'),
    state,
    icon: icons[state],
    differs,
    spoken: [name, className, dayStateLabel[state], text, gap, differs].filter(Boolean).join('，'),
    which: [
      'all',
      reached ? 'reached' : 'silent',
      ...(missed > 0 ? (['missed'] as const) : []),
      ...(ahead > 0 ? (['ahead'] as const) : []),
      ...(difference === 0 ? [] : (['differs'] as const)),
    ],
  }
}

const filterWords: Record<Which, string> = {
  silent: '还没通上话',
  missed: '有没通上的',
  ahead: '还没到时间',
  reached: '通上话了',
  differs: '对不上',
  all: '全部',
}

const weekWords: Record<string, string> = { '-7': '上周', '0': '这周', '7': '下周' }

/** A week of calls as a table with its difference, and the children behind it. */
export function toView(reply: Reply): View {
  const { week, today, totals, reached, total, children } = reply
  const rows = children.map(rowOf)
  const count = (which: Which) => rows.filter((row) => row.which.includes(which)).length
  const beside = wordsOf(totals, besideWords)
  return {
    title: weekWords[String(daysBetween(weekOfDate(today), week))] ?? weekText(week),
    weekText: weekText(week),
    before: addDays(week, -7),
    after: addDays(week, 7),
    reached,
    total,
    parts: partWords.map(([key, label]) => ({ label, count: totals[key] })),
    planned: totals.planned,
    beside: beside.length > 0 ? `没有约、也通上了话：${beside.join('、')}` : '',
    filters: (Object.keys(filterWords) as Which[])
      .filter((which) => which === 'all' || which === 'silent' || count(which) > 0)
      .map((key) => ({ key, label: `${filterWords[key]} ${count(key)}` })),
    rows,
  }
}

/** The rows of a filter. */
export const rowsOf = (rows: readonly Row[], which: Which) => rows.filter((row) => row.which.includes(which))
