import type { Output } from '../../../../contract/actions'
import { shareText } from '../share-text'

type Survey = Output<'surveys.school'>
type ClassOf = Survey['classes'][number]

export interface ClassRow {
  classId: number
  name: string
  /** `林老师、石老师`, `还没有班主任` */
  teachers: string
  confirmed: number
  total: number
  done: boolean
  text: string
  waiting: Array<{ childId: number; name: string }>
  /** How many more wait than are named. */
  more: number
}

/** One line of the table of two terms; a dash where the term before had no such line. */
export interface TermRow {
  label: string
  now: string
  before: string
}

export interface View {
  term: string
  before: string
  confirmed: number
  total: number
  headline: string
  next: string
  classes: ClassRow[]
  terms: { rows: TermRow[]; sum: TermRow; total: TermRow; difference: TermRow; agrees: boolean }
  left: number
  rate: string
  records: Survey['records']
  gaps: Survey['gaps']
  /** For the teachers' group: classes, teachers and counts, never a child's name. */
  reminder: string
}

function classRow({ classId, name, teachers, total, confirmed, waiting }: ClassOf): ClassRow {
  const open = total - confirmed
  return {
    classId,
    name,
    teachers: teachers.join('、') || '还没有班主任',
    confirmed,
    total,
    done: open === 0,
    text: open === 0 ? '都确认了' : `还有 ${open} 个`,
    waiting,
    more: open - waiting.length,
  }
}

const sumOf = (rows: Array<{ count: number }>) => rows.reduce((sum, { count }) => sum + count, 0)
const line = (label: string, now: number, before: number | undefined): TermRow => ({
  label,
  now: `${now} 人`,
  before: before === undefined ? '—' : `${before} 人`,
})

/** Both terms by answer, each with parts, total and the difference between them. */
function termsOf({ answers, answersBefore }: Survey): View['terms'] {
  const labels = [...new Set([...answers.parts, ...answersBefore.parts].map(({ label }) => label))]
  const count = (of: Survey['answers'], label: string) => of.parts.find((part) => part.label === label)?.count
  return {
    rows: labels.map((label) => line(label, count(answers, label) ?? 0, count(answersBefore, label) ?? 0)),
    sum: line('各项相加', sumOf(answers.parts), sumOf(answersBefore.parts)),
    total: line('在校儿童', answers.total, answersBefore.total),
    difference: line('相差', answers.difference, answersBefore.difference),
    agrees: answers.difference === 0 && answersBefore.difference === 0,
  }
}

function reminderOf(term: string, classes: ClassRow[]): string {
  const open = classes.filter(({ done }) => !done)
  const lines = open.map(({ name, teachers, text }) => `${name}（${teachers}）：${text}`)
  return [
    `【${term}摸底】还有 ${open.length} 个班没有确认完：`,
    ...lines,
    '请班主任打开雁书，在“班级”里点“摸底”，几分钟就能确认完。辛苦了！',
  ].join('\n')
}

/** How far the school has come, in the words of the head's page. */
export function toView(reply: Survey): View {
  const { term, before, confirmed, answers, left, records, gaps } = reply
  const total = answers.total
  const complete = records.parts.find(({ key }) => key === 'complete')?.count ?? 0
  const classes = reply.classes.map(classRow)
  const open = classes.filter(({ done }) => !done).length
  return {
    term: term.label,
    before: before.label,
    confirmed,
    total,
    headline: open === 0 ? '每个孩子都确认了' : `还有 ${total - confirmed} 个孩子没确认`,
    next: open === 0 ? '' : `在 ${open} 个班里，可以提醒一下班主任。`,
    classes: [...classes.filter(({ done }) => !done), ...classes.filter(({ done }) => done)],
    terms: termsOf(reply),
    left,
    rate: shareText(complete, records.total),
    records,
    gaps,
    reminder: reminderOf(term.label, classes),
  }
}
