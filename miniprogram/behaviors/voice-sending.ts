import type { VoiceKind } from '../../contract/voice-limits'
import type { Failure } from '../services/failure'
import type { Recording } from '../services/voice/record'
import { uploadRecording, uploadSettled } from '../services/voice/upload'

/** Where the voices of one screen go, and its words on the way. */
export interface VoiceWay {
  kind: VoiceKind
  /** The network did not take the recording; what to do. */
  notUp: string
  /** The question before what was said and not sent is lost. */
  question: { title: string; content: string }
}

/** Tells the school about the file. */
type Give = (fileId: string) => Promise<{ ok: true } | { ok: false; error: Failure }>

/** What the behaviour asks of the recorder, which has the id `recorder`. */
interface VoiceRecorder {
  holds(): boolean
}

/**
 * A recorder that unfolds and delivers what was said: put up, told to the school, and taken down again where the school does not want it.
 * Data it brings: `open`, `uploading`, `sent` and `trouble` for the recorder, `about`.
 */
export const voiceSending = Behavior({
  data: { open: false, uploading: false, sent: 0, trouble: '', about: '' },

  methods: {
    unfold() {
      this.setData({ open: true, trouble: '' })
    },

    /** The screen is about somebody now; what was said for one is not offered to another. @returns whether it was about somebody else before */
    turnTo(about: string): boolean {
      if (about === this.data.about) return false
      this.setData({ about })
      this.letGo()
      return true
    },

    /** @internal folds and empties the recorder */
    letGo() {
      this.setData({ open: false, sent: this.data.sent + 1, trouble: '' })
    },

    /** @returns whether it has arrived; where it has not, the recorder keeps it and `trouble` says why */
    async deliver(recording: Recording, way: VoiceWay, give: Give): Promise<boolean> {
      if (this.data.uploading) return false
      const { sent } = this.data
      const dropped = () => sent !== this.data.sent
      this.setData({ uploading: true, trouble: '' })
      const { arrived, trouble } = await carry(recording, way, give, dropped)
      this.setData({ uploading: false })
      // What became of one that was let go is nothing to say beside the next.
      if (arrived && !dropped()) this.letGo()
      else if (!dropped()) this.setData({ trouble })
      return arrived
    },

    /** Asks before what was said and not sent is lost. @returns whether one may go on */
    async askFirst({ question }: VoiceWay): Promise<boolean> {
      if (!this.data.open) return true
      const recorder = this.selectComponent('#recorder') as unknown as VoiceRecorder
      if (!recorder.holds()) return true
      const { confirm } = await wx.showModal({ ...question, confirmText: '放弃', cancelText: '留下' })
      if (confirm) this.letGo()
      return confirm
    },
  },
})

/** Puts it up and tells the school. @returns what went wrong, in words, where it has not arrived */
async function carry(
  { path }: Recording,
  { kind, notUp }: VoiceWay,
  give: Give,
  dropped: () => boolean,
): Promise<{ arrived: boolean; trouble: string }> {
  let fileId: string
  try {
    fileId = await uploadRecording(path, kind)
  } catch {
    return { arrived: false, trouble: notUp }
  }
  if (dropped()) {
    uploadSettled(path, false)
    return { arrived: false, trouble: '' }
  }
  const given = await give(fileId)
  if (given.ok || !given.error.unreachable) uploadSettled(path, given.ok)
  return { arrived: given.ok, trouble: given.ok ? '' : given.error.text }
}
