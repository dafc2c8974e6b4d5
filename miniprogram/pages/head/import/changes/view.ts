import type { Output } from '../../../../../contract/actions'

type Changes = Output<'roster.changes'>

export type Kind = 'added' | 'changed' | 'moved' | 'absent'

const titles: Record<Kind, string> = {
  added: '新增的孩子',
  moved: '换了班级的孩子',
  changed: '其他有变化的孩子',
  absent: '在档案里、不在这份名册里的孩子',
}

export interface Row {
  key: string
  name: string
  className: string
  /** One change a line: 班级：一年级1班→一年级3班. */
  what: string[]
}

export interface View {
  title: string
  note: string
  pages: Row[][]
  more: boolean
}

/** One page of a list. A list in full would not say more than 建档 of everybody who is new. */
export function rowsOf({ rows }: Changes, kind: Kind, page: number): Row[] {
  return rows.map(({ name, className, what }, at) => ({
    ...{ key: `${page}-${at}`, name, className },
    what: kind === 'added' ? [] : what,
  }))
}

export function toView(reply: Changes, kind: Kind): View {
  return {
    title: `${titles[kind]}（${reply.total} 名）`,
    note: kind === 'absent' ? '他们的档案不会动。真的离校了，请在孩子的档案里登记。' : '',
    pages: [rowsOf(reply, kind, 0)],
    more: reply.pageSize < reply.total,
  }
}
