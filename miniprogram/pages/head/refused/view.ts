import { nameOfAction } from '../../../../contract/action-words'
import type { Output } from '../../../../contract/actions'
import { noteKindLabel, roleLabel } from '../../../../contract/labels'
import { monthDay, weekText } from '../../../../contract/week'
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
  /** Photos and spoken sentences, each under its heading, by what they belong to. */
  media: Array<{ title: string; rows: Array<{ id: number; childId: number; title: string; text: string }> }>
  /** Nothing was ever refused. */
  none: boolean
}

/**
 * What WeChat refused, for the head.
 * @param present milliseconds since 1970
 */
export function toView({ texts, photos, spoken }: List, present: number): View {
  return {
    texts: texts.map(({ refusedId, words, by, hat, action, child, at, seen }) => ({
      refusedId,
      words,
      by: `${by}（${roleLabel[hat]}） · ${nameOfAction(action)} · ${momentText(Date.parse(at), present)}`,
      childId: child?.childId ?? 0,
      child: child?.name ?? '',
      seen,
    })),
    media: [
      { title: '没通过的照片', rows: photos.map(photoRow) },
      { title: '没通过的语音', rows: spoken.map(spokenRow) },
    ].filter(({ rows }) => rows.length > 0),
    none: texts.length + photos.length + spoken.length === 0,
  }
}

function photoRow({ noteId, childId, name, kind, on, by, count }: List['photos'][number]) {
  return {
    id: noteId,
    childId,
    title: `${name} · ${noteKindLabel[kind]}（${monthDay(on)}）`,
    text: `${count} 张照片没有通过，家长看不到 · ${by}`,
  }
}

function spokenRow({ voiceId, childId, name, week, by, seconds }: List['spoken'][number]) {
  return {
    id: voiceId,
    childId,
    title: `${name} · 每周简报（${weekText(week)}）`,
    text: `${seconds} 秒的语音没有通过，家长听不到 · ${by}`,
  }
}
