import type { Output } from '../../../../../contract/actions'
import { weekText } from '../../../../../contract/week'
import { gapText } from '../../../record/words'
import { capacityView, type CapacityView } from '../../capacity'
import { shareText } from '../../share-text'

type Overview = Output<'overview.school'>

/** As many as one takes in at a glance; the rest opens with a tap. */
const WAITING_SHOWN = 5

export interface ChildRow {
  childId: number
  name: string
  about: string
  text: string
}

export interface View {
  school: string
  week: string
  called: number
  total: number
  /** What the ring says, as a sentence, and what to do about it. */
  callsText: string
  callsNext: string
  alerts: Array<ChildRow & { law: string }>
  capacity: CapacityView
  waiting: ChildRow[]
  /** How many more wait than `waiting` shows; 0 for none. */
  waitingMore: number
  allWaiting: ChildRow[]
  updates: string
  updatesRead: string
  children: string
  careDifference: string
}

function callsWords(called: number, total: number): { callsText: string; callsNext: string } {
  const left = total - called
  if (left <= 0) return { callsText: '这周每个孩子都和家里通上话了', callsNext: '' }
  if (called === 0) return { callsText: '这周还没有通话记录', callsNext: '值班老师接通后记一笔，这里就会数上。' }
  return { callsText: `还有 ${left} 个孩子这周没通上话`, callsNext: '可以请班主任先约等得最久的几家。' }
}

function updatesWords({ published, total, read }: Overview['updates']): { updates: string; updatesRead: string } {
  if (total === 0) return { updates: '还没有', updatesRead: '周五傍晚自动写好，班主任看过再发布。' }
  if (published === 0) return { updates: `${total} 份写好了，还没有发布`, updatesRead: '请班主任在“周报”里发布。' }
  return { updates: `已发布 ${published} / ${total} 份`, updatesRead: `${read} 份家长已经看过` }
}

const rowOf = ({ childId, name, className }: Overview['waiting'][number] | Overview['alerts'][number]) => ({
  childId,
  name,
  about: className,
})

/** How the school's week stands, in the words of the head's first screen. */
export function toView(reply: Overview): View {
  const { school, week, called, total, pupils, capacity, care } = reply
  const waiting = reply.waiting.map((one) => ({ ...rowOf(one), text: gapText(one.weeksWithoutCall) }))
  return {
    school,
    week: weekText(week),
    called,
    total,
    ...callsWords(called, total),
    alerts: reply.alerts.map((one) => ({ ...rowOf(one), text: one.text, law: one.law })),
    capacity: capacityView(capacity, total),
    waiting: waiting.slice(0, WAITING_SHOWN),
    waitingMore: Math.max(0, waiting.length - WAITING_SHOWN),
    allWaiting: waiting,
    ...updatesWords(reply.updates),
    children:
      pupils > 0 ? `${total} 名留守儿童，占全校 ${pupils} 名学生的 ${shareText(total, pupils)}` : `${total} 名留守儿童`,
    careDifference:
      care.difference === 0 ? '各项相加和总数对得上' : `各项相加和总数差 ${Math.abs(care.difference)} 人，请核对`,
  }
}
