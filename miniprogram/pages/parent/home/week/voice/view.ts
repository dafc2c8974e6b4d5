import type { Output } from '../../../../../../contract/actions'
import { VOICES_WAITING } from '../../../../../../contract/voice-limits'
import { momentText } from '../../../../../services/clock'

type Voice = Output<'updates.mine'>['voices'][number]

export interface VoiceRow {
  voiceId: number
  /** `您留的话，23 秒` */
  text: string
  /** `孩子听过了 · 今天 12:40`; or that it waits. */
  note: string
  heard: boolean
}

export interface VoicesView {
  rows: VoiceRow[]
  /** Another one may be said. */
  open: boolean
}

/**
 * A parent's own messages for the child, newest first.
 * @param present milliseconds since 1970
 */
export function voicesView(voices: Voice[], present: number): VoicesView {
  const rows = voices.map(({ voiceId, seconds, sentAt, heardAt }) => ({
    voiceId,
    text: `您留的话，${seconds} 秒`,
    note: heardAt
      ? `孩子听过了 · ${momentText(Date.parse(heardAt), present)}`
      : `${momentText(Date.parse(sentAt), present)}留的，等孩子来听`,
    heard: heardAt !== null,
  }))
  return { rows, open: rows.filter(({ heard }) => !heard).length < VOICES_WAITING }
}
