import type { Output } from '../../../../../../../contract/actions'
import { screen } from '../../../../../../behaviors/screen'
import type { Recording } from '../../../../../../services/voice/record'
import { uploadRecording, uploadSettled } from '../../../../../../services/voice/upload'

type Spoken = Output<'updates.preview'>['voice']

const standing = {
  pending: '微信检查通过以后，家长就能听到（一般几分钟）。',
  passed: '家长听得到。',
  refused: '没有通过微信的检查，家长听不到。可以重新录一段。',
} as const

/** The teacher's sentence, spoken: for parents who would rather hear it. Tells `changed` after it was recorded or taken off. */
Component({
  behaviors: [screen],
  properties: {
    updateId: Number,
    voice: { type: Object, value: null as unknown as Spoken },
    published: Boolean,
  },
  data: { note: '', open: false, uploading: false, sent: 0, trouble: '', about: 0 },
  observers: {
    voice(voice: Spoken) {
      this.setData({ note: voice ? standing[voice.state] : '' })
    },
    updateId(updateId: number) {
      // What was said about one child is not put on another's.
      if (updateId !== this.data.about)
        this.setData({ about: updateId, open: false, sent: this.data.sent + 1, trouble: '' })
    },
  },
  methods: {
    unfold() {
      this.setData({ open: true, trouble: '' })
    },
    async recorded({ detail }: WechatMiniprogram.CustomEvent<Recording>) {
      if (this.data.uploading) return
      this.setData({ uploading: true, trouble: '' })
      const trouble = await this.deliver(detail)
      this.setData({ uploading: false, trouble })
      if (trouble) return
      this.setData({ open: false, sent: this.data.sent + 1 })
      this.triggerEvent('changed')
    },
    /** @returns what went wrong, in words; empty for nothing */
    async deliver({ path, seconds }: Recording): Promise<string> {
      const { updateId } = this.properties
      let fileId: string
      try {
        fileId = await uploadRecording(path, 'line')
      } catch {
        return '网络不太好，没有传上去。录好的话还在，有网络时再点一次“放进周报”。'
      }
      const sent = await this.send('voices.speak', { updateId, fileId, seconds }, { about: fileId })
      if (sent.ok || !sent.error.unreachable) uploadSettled(path, sent.ok)
      return sent.ok ? '' : sent.error.text
    },
    async off() {
      const { updateId, voice } = this.properties
      const sent = await this.send('voices.unspeak', { updateId }, { about: (voice as Spoken)?.voiceId ?? 0 })
      this.setData({ trouble: sent.ok ? '' : sent.error.text })
      if (sent.ok) this.triggerEvent('changed')
    },
  },
})
