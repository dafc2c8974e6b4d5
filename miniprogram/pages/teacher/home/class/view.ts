import type { Output } from '../../../../../contract/actions'
import { needLabel } from '../../../../../contract/labels'
import { needsFrom, type Need } from '../../../../../contract/needs'
import { weekText } from '../../../../../contract/week'
import { surveyWaiting } from '../../../record/survey-progress'
import { lastCallText, spokenStrip, todayAt } from '../../../record/words'

type ClassWeek = Output<'classes.week'>
type Child = ClassWeek['children'][number]
export type Missing = keyof typeof needLabel | 'all'

export interface Row {
  id: number
  name: string
  py: string
  /** Style classes of the week's seven marks, `d1r d2-`: one node draws them all, so that fifty rows stay light. */
  marks: string
  last: string
  missed: boolean
  /** `差 电话、谈心` */
  due: string
  needs: Need[]
  spoken: string
}

export interface View {
  classes: Array<{ key: number; label: string }>
  classId: number
  className: string
  dates: string
  rows: Row[]
  /** `档案还差 7 项`; empty where nothing is missing. */
  gaps: string
  /** Its contact cards can be printed by whoever looks. */
  keeps: boolean
  /** `2026年秋季学期摸底：还有 12 个没确认`; empty once everybody is confirmed. */
  survey: string
  filters: Array<{ key: Missing; label: string }>
}

const markOf: Record<string, string> = { r: 'r', b: 'b', m: 'm' }
const marksOf = (strip: string) =>
  Array.from(strip)
    .map((letter, day) => `d${day + 1}${markOf[letter] ?? 'n'}`)
    .join(' ')

function rowOf({ id, name, py, strip, last, needs: letters }: Child, present: number): Row {
  const needs = needsFrom(letters)
  const ago = lastCallText(last, todayAt(present))
  const due = needs.length > 0 ? `差 ${needs.map((need) => needLabel[need]).join('、')}` : ''
  return {
    id,
    name,
    py,
    marks: marksOf(strip),
    last: ago.text,
    missed: ago.missed,
    due,
    needs,
    spoken: [name, spokenStrip(strip), ago.text, due].filter((text) => text !== '').join('，'),
  }
}

function filtersOf(rows: Row[]): View['filters'] {
  const lacking = (Object.keys(needLabel) as Array<keyof typeof needLabel>).flatMap((key) => {
    const count = rows.filter(({ needs }) => needs.includes(key)).length
    return count > 0 ? [{ key, label: `差${needLabel[key]} ${count}` }] : []
  })
  return [{ key: 'all', label: `全部 ${rows.length}` }, ...lacking]
}

/**
 * A class with its week, one lean row a child.
 * @param present milliseconds since 1970
 */
export function toView({ classes, classId, week, gaps, children, survey, keeps }: ClassWeek, present: number): View {
  const rows = children.map((child) => rowOf(child, present))
  return {
    classes: classes.map((one) => ({ key: one.classId, label: one.name })),
    classId: classId ?? 0,
    className: classes.find((one) => one.classId === classId)?.name ?? '',
    dates: weekText(week),
    rows,
    gaps: gaps > 0 ? `档案还差 ${gaps} 项` : '',
    keeps: keeps && rows.length > 0,
    survey: survey ? surveyWaiting(survey) : '',
    filters: filtersOf(rows),
  }
}

/** The rows that fit what is typed (a part of the name, or initials such as `lxy`) and what is missing. */
export function found(rows: Row[], search: string, missing: Missing): Row[] {
  const typed = search.trim().toLowerCase()
  return rows.filter(
    ({ name, py, needs }) =>
      (missing === 'all' || needs.includes(missing)) && (typed === '' || name.includes(typed) || py.startsWith(typed)),
  )
}
