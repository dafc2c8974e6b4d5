import type { Role } from '../../../../contract/roles'

export interface Tab {
  key: string
  label: string
  icon: string
  main?: boolean
}

const today: Tab = { key: 'today', label: '今天', icon: 'home' }
const record: Tab = { key: 'record', label: '记一笔', icon: 'pen', main: true }
const me: Tab = { key: 'me', label: '我的', icon: 'person' }

/** The tabs of a hat. The desk logs calls and reads no notes, so it has neither the class nor the letters. */
export function tabsOf(role: Role | undefined): Tab[] {
  if (role === 'desk') return [today, record, me]
  return [
    today,
    { key: 'class', label: '班级', icon: 'class' },
    record,
    { key: 'letters', label: '周报', icon: 'letter' },
    me,
  ]
}

/** The tab that a message or a link asks for, where the hat has it. */
export function tabOf(asked: string | undefined, tabs: Tab[]): string {
  return tabs.some(({ key }) => key === asked) ? asked! : 'today'
}
