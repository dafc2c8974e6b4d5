import type { Output } from '../../../../../contract/actions'
import { weekText } from '../../../../../contract/week'
import { gapText } from '../../../record/words'
import { surveyStanding } from '../../../record/survey-progress'
import { capacityView, type CapacityView } from '../../capacity'
import { shareText } from '../../share-text'

type Overview = Output<'overview.school'>

/** As many as one takes in at a glance; the rest opens with a tap. */
const WAITING_SHOWN = 3
const NOTICES_SHOWN = 3

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
  /** Red: what the law forbids. */
  alerts: Array<ChildRow & { law: string }>
  /** Amber: entrustments to ask for, the first ones and how many in all. */
  notices: ChildRow[]
  noticesText: string
  records: string
  recordsNext: string
  /** Guardians' requests that wait, and unusual reading that nobody has looked into; empty where there are none. */
  requests: string
  reading: string
  capacity: CapacityView
  /** `12 个孩子一周以上没和家里通话` */
  overdue: string
  waiting: ChildRow[]
  /** How many more wait than `waiting` shows; 0 for none. */
  waitingMore: number
  allWaiting: ChildRow[]
  survey: ReturnType<typeof surveyStanding>
  /** `3 位老师的年度查询到期`; empty where none is. */
  checks: string
  updates: string
  updatesRead: string
  /** How many are reached by WeChat; whom to ring up, and what WeChat refused: empty where there is nothing. */
  reach: string
  sheet: string
  refused: string
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

function messagesWords({ reached, sheet, refused }: Overview['messages'], total: number) {
  return {
    reach: `微信消息：${total} 个孩子里，${reached} 个的家长收得到简报`,
    sheet: sheet > 0 ? `${sheet} 家要打电话联系` : '',
    refused: refused > 0 ? `${refused} 段话没通过微信检查，请看一看` : '',
  }
}

const rowOf = ({ childId, name, className }: Overview['waiting'][number] | Overview['alerts'][number]) => ({
  childId,
  name,
  about: className,
})

function alertRows({ alerts }: Overview, level: 'red' | 'amber'): View['alerts'] {
  return alerts.filter((one) => one.level === level).map((one) => ({ ...rowOf(one), text: one.text, law: one.law }))
}

function recordsWords({ records, total }: Overview): { records: string; recordsNext: string } {
  if (records.missing === 0) return { records: '孩子的档案都齐全', recordsNext: '' }
  return {
    records: `档案：${total} 份里 ${records.complete} 份齐全`,
    recordsNext: `一共还差 ${records.missing} 项，看看是谁、差什么`,
  }
}

/** How the school's week stands, in the words of the head's first screen. */
export function toView(reply: Overview): View {
  const { school, week, called, total, pupils, capacity, families, care } = reply
  const waiting = reply.waiting.map((one) => ({ ...rowOf(one), text: gapText(one.weeksWithoutCall) }))
  return {
    school,
    week: weekText(week),
    called,
    total,
    ...callsWords(called, total),
    alerts: alertRows(reply, 'red'),
    notices: alertRows(reply, 'amber').slice(0, NOTICES_SHOWN),
    noticesText: `${reply.noticesDue} 个孩子由别人照料，还没有有效的委托照护书`,
    ...recordsWords(reply),
    requests: reply.rights.open > 0 ? `家长的申请：${reply.rights.open} 个等着答复` : '',
    reading: reply.rights.unusual > 0 ? `异常查看：${reply.rights.unusual} 位老师` : '',
    capacity: capacityView(capacity, families, total),
    overdue: reply.overdue > 0 ? `${reply.overdue} 个孩子上周起没通上话` : '',
    waiting: waiting.slice(0, WAITING_SHOWN),
    waitingMore: Math.max(0, waiting.length - WAITING_SHOWN),
    allWaiting: waiting,
    survey: surveyStanding(reply.survey),
    checks: reply.checksDue > 0 ? `${reply.checksDue} 位老师和志愿者的年度查询到期` : '',
    ...updatesWords(reply.updates),
    ...messagesWords(reply.messages, total),
    children:
      pupils > 0 ? `${total} 名留守儿童，占全校 ${pupils} 名学生的 ${shareText(total, pupils)}` : `${total} 名留守儿童`,
    careDifference:
      care.difference === 0 ? '各项相加和总数对得上' : `各项相加和总数差 ${Math.abs(care.difference)} 人，请核对`,
  }
}
