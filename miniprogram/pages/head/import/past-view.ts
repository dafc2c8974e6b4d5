import type { Output } from '../../../../contract/actions'
import { dateOf, monthDay } from '../../../../contract/week'

type List = Output<'roster.list'>
type Past = List['imports'][number]

export interface PastRow {
  importId: number
  fileName: string
  /** 11月22日 · 王校长 */
  about: string
  /** What became of it. */
  text: string
  tone: string
  undo: boolean
  undoText: string
  /** What the line says that takes an unfinished import up again; empty where there is nothing to take up. */
  resume: string
  progress: Pick<Past, 'importId' | 'phase' | 'done' | 'total'>
}

export interface PastView {
  rows: PastRow[]
}

function textOf({ state, phase, done, total, added, changed }: Past): { text: string; tone: string } {
  if (state === 'undone') return { text: '已撤销', tone: '' }
  if (state === 'confirmed') return { text: `新增 ${added} 名，更新 ${changed} 名`, tone: 'reached' }
  if (phase === 'mapping') return { text: '有的列还没对上，没有导入', tone: 'waiting' }
  if (phase === 'ready') return { text: '看过了，还没有确认', tone: 'waiting' }
  return { text: `读到 ${total > 0 ? Math.floor((100 * done) / total) : 0}% 停下了，没有导入`, tone: 'waiting' }
}

function undoTextOf({ added, changed }: Past): string {
  const parts = [
    added > 0 ? `新增的 ${added} 名孩子会从档案里去掉` : '',
    changed > 0 ? `更新的 ${changed} 名孩子回到导入前的样子` : '',
  ]
  return `${parts.filter(Boolean).join('，') || '班级人数回到导入前的样子'}。`
}

function rowOf(one: Past): PastRow {
  const { importId, fileName, state, phase, done, total, at, by } = one
  return {
    ...{ importId, fileName, about: `${monthDay(dateOf(at))} · ${by}`, ...textOf(one) },
    ...{ undo: one.can.undo, undoText: undoTextOf(one) },
    resume: state === 'preview' ? (phase === 'ready' ? '接着看' : '接着导入') : '',
    progress: { importId, phase, done, total },
  }
}

/** The imports of before, newest first. */
export function pastView({ imports }: List): PastView {
  return { rows: imports.map(rowOf) }
}
