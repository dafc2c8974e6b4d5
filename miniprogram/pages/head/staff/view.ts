import type { Output } from '../../../../contract/actions'
import { checkStateLabel, staffRoleLabel } from '../../../../contract/labels'

type List = Output<'staff.list'>
export type Member = List['people'][number]
export type Which = 'all' | 'teacher' | 'head' | 'desk' | 'volunteer' | 'due' | 'left'

export interface Row {
  personId: number
  name: string
  /** `老师 三年级1班、三年级2班` */
  about: string
  /** `还没有登录`, `11月3日离开`, `年度查询已到期`; empty where nothing is to be done. */
  notes: Array<{ text: string; tone: 'waiting' | 'missed' | 'meta' }>
  /** What a search looks at. */
  found: string
  which: Which[]
}

export interface View {
  rows: Row[]
  filters: Array<{ key: Which; label: string }>
  /** `3 位的年度查询要办` */
  due: string
}

function notesOf({ leftOn, signedIn, roles, check }: Member): Row['notes'] {
  if (leftOn) return [{ text: `${leftOn} 离开，不能再登录`, tone: 'meta' }]
  const account = roles.some((role) => role !== 'volunteer')
  return [
    ...(account && !signedIn ? [{ text: '还没有登录过', tone: 'meta' as const }] : []),
    ...(check.state === 'dueSoon' ? [{ text: `年度查询 ${check.dueOn} 到期`, tone: 'waiting' as const }] : []),
    ...(check.state === 'due' ? [{ text: `年度查询 ${check.dueOn} 已到期`, tone: 'missed' as const }] : []),
    ...(check.state === 'never' ? [{ text: checkStateLabel.never, tone: 'missed' as const }] : []),
  ]
}

/** What somebody does here, in words: roles, and the classes behind 老师. */
export function aboutOf({ roles, classes }: Pick<Member, 'roles' | 'classes'>): string {
  const names = classes.map(({ name }) => name).join('、')
  return roles
    .map((role) => (role === 'teacher' && names ? `${staffRoleLabel.teacher}（${names}）` : staffRoleLabel[role]))
    .join(' · ')
}

function rowOf(member: Member): Row {
  const { personId, name, roles, classes, leftOn, check, me } = member
  const isDue = !leftOn && (check.state === 'due' || check.state === 'never' || check.state === 'dueSoon')
  return {
    personId,
    name: me ? `${name}（我）` : name,
    about: leftOn ? '' : aboutOf(member),
    notes: notesOf(member),
    found: [name, ...classes.map((one) => one.name)].join(' '),
    which: leftOn ? ['left'] : ['all', ...roles, ...(isDue ? (['due'] as const) : [])],
  }
}

const labels: Record<Which, string> = {
  all: '全部',
  teacher: '老师',
  head: '管理员',
  desk: '值班',
  volunteer: '志愿者',
  due: '年度查询',
  left: '已离开',
}

/** Everybody on the staff; only those chips that find somebody. */
export function toView({ people, checksDue }: List): View {
  const rows = people.map(rowOf)
  const count = (which: Which) => rows.filter((row) => row.which.includes(which)).length
  const filters = (Object.keys(labels) as Which[])
    .filter((which) => which === 'all' || count(which) > 0)
    .map((which) => ({ key: which, label: `${labels[which]} ${count(which)}` }))
  return { rows, filters, due: checksDue > 0 ? `${checksDue} 位的年度查询到期或还没有办` : '' }
}

/** Rows of a chip whose name or class holds what was typed. */
export function foundRows(rows: Row[], search: string, which: Which): Row[] {
  const text = search.trim()
  return rows.filter((row) => row.which.includes(which) && row.found.includes(text))
}
