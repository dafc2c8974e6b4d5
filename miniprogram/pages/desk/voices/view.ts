import type { Output } from '../../../../contract/actions'
import { relationLabel } from '../../../../contract/labels'
import { momentText } from '../../../services/clock'

type Voice = Output<'desk.today'>['voices'][number]

/** What a parent has said to a child, as the desk lists it. */
export interface VoiceRow {
  voiceId: number
  childId: number
  name: string
  /** `三年级1班，爸爸留的` */
  where: string
  /** `爸爸留了一段话` */
  text: string
  when: string
  seconds: number
  heard: boolean
}

const relations: Record<string, string> = relationLabel

/** @param present milliseconds since 1970 */
export function voiceRows(voices: Voice[], present: number): VoiceRow[] {
  return voices.map(({ voiceId, childId, name, className, relation, seconds, sentAt, heard }) => ({
    voiceId,
    childId,
    name,
    where: `${className}，${relations[relation] ?? '家人'}留的`,
    text: `${relations[relation] ?? '家人'}留了一段话`,
    when: heard ? '今天听过了，可以再听' : momentText(Date.parse(sentAt), present),
    seconds,
    heard,
  }))
}

/** Those for the children of the turn, and those of everybody else who has not heard theirs yet. */
export function sharedOut(rows: VoiceRow[], atDesk: number[]): { turn: VoiceRow[]; others: VoiceRow[] } {
  return {
    turn: rows.filter(({ childId }) => atDesk.includes(childId)),
    others: rows.filter(({ childId }) => !atDesk.includes(childId)),
  }
}
