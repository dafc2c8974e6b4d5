import { nameOfAction } from '../../../../contract/action-words'
import type { Output } from '../../../../contract/actions'
import { noteKindLabel, roleLabel } from '../../../../contract/labels'
import { monthDay } from '../../../../contract/week'
import { momentText } from '../../../services/clock'

type List = Output<'refused.list'>

export interface View {
  texts: Array<{
    refusedId: number
    words: string
    /** `林老师（老师） · 写谈心或家访 · 今天 15:00` */
    by: string
    childId: number
    child: string
    seen: boolean
  }>
  photos: Array<{ noteId: number; childId: number; title: string; text: string }>
  /** Nothing was ever refused. */
  none: boolean
}

/**
 * What WeChat refused, for the head.
 * @param present milliseconds since 1970
 */
export function toView({ texts, photos }: List, present: number): View {
  return {
    texts: texts.map(({ refusedId, words, by, hat, action, child, at, seen }) => ({
      refusedId,
      words,
      by: `${by}（${roleLabel[hat]}） · ${nameOfAction(action)} · ${momentText(Date.parse(at), present)}`,
      childId: child?.childId ?? 0,
      child: child?.name ?? '',
      seen,
    })),
    photos: photos.map(({ noteId, childId, name, kind, on, by, count }) => ({
      noteId,
      childId,
      title: `${name} · ${noteKindLabel[kind]}（${monthDay(on)}）`,
      text: `${count} 张照片没有通过，家长看不到 · ${by}`,
    })),
    none: texts.length + photos.length === 0,
  }
}
