import type { Output } from '../../../../../../../contract/actions'
import { momentText } from '../../../../../../services/clock'

export interface Row {
  version: number
  /** `第 2 版 · 林老师 · 今天 18:40` */
  title: string
  /** The teacher's sentence, then what it held. */
  text: string
  ask: string
}

/** What the parents were shown, newest first. `present` in milliseconds since 1970. */
export function toView({ versions }: Output<'updates.versions'>, present: number): Row[] {
  return versions.map(({ version, at, by, teacherLine, ask, summary }) => ({
    version,
    title: [`第 ${version} 版`, ...(by ? [by] : []), momentText(Date.parse(at), present)].join(' · '),
    text: teacherLine ? `“${teacherLine}” ${summary}` : summary,
    ask: ask ? `请家长配合：${ask}` : '',
  }))
}
