import { screen } from '../../../../../behaviors/screen'
import { now } from '../../../../../services/clock'
import { uploadRecording, uploadSettled } from '../../../../../services/voice/upload'
import type { Recording } from '../../../../../services/voice/record'
import { voicesView, type VoicesView } from './view'

type Voices = Parameters<typeof voicesView>[0]

/** A minute of the parent's voice, which the child hears at the desk and nobody else; whether it was heard. Tells `changed` after something was sent or taken back. */
Component({
  behaviors: [screen],
  properties: { childId: Number, updateId: Number, name: String, voices: { type: Array, value: [] as Voices } },
  data: {
    list: { rows: [], open: true } as VoicesView,
    open: false,
    uploading: false,
    sent: 0,
    trouble: '',
    thanks: '',
    about: '',
  },
  observers: {
    voices(voices: Voices) {
      this.setData({ list: voicesView(voices, now()) })
    },
    'childId, updateId'(childId: number, updateId: number) {
      const about = `${childId} ${updateId}`
      if (about === this.data.about) return
      // What was said for one child is not offered to another.
      this.setData({ about, open: false, sent: this.data.sent + 1, thanks: '', trouble: '' })
    },
  },
  methods: {
    unfold() {
      this.setData({ open: true, thanks: '' })
    },
    async recorded({ detail }: WechatMiniprogram.CustomEvent<Recording>) {
      if (this.data.uploading) return
      this.setData({ uploading: true, trouble: '' })
      const trouble = await this.deliver(detail)
      this.setData({ uploading: false, trouble })
      if (trouble) return
      const { name } = this.properties
      this.setData({
        open: false,
        sent: this.data.sent + 1,
        thanks: `留好了。${name}来打电话时就能听到，听过了会告诉您。`,
      })
      this.triggerEvent('changed')
    },
    /** @returns what went wrong, in words; empty for nothing */
    async deliver({ path, seconds }: Recording): Promise<string> {
      const { childId, updateId } = this.properties
      let fileId: string
      try {
        fileId = await uploadRecording(path, 'forChild')
      } catch {
        return '网络不太好，没有传上去。您说的话还在，有网络时再点一次“发给孩子”。'
      }
      const given = { childId, fileId, seconds, ...(updateId ? { updateId } : {}) }
      const sent = await this.send('voices.send', given, { about: fileId })
      if (sent.ok || !sent.error.unreachable) uploadSettled(path, sent.ok)
      return sent.ok ? '' : sent.error.text
    },
    async takeBack(event: WechatMiniprogram.TouchEvent) {
      const voiceId = event.currentTarget.dataset.id as number
      const { confirm } = await wx.showModal({
        title: '收回这段话？',
        content: '孩子还没有听。收回后就删掉了。',
        confirmText: '收回',
      })
      if (!confirm) return
      const sent = await this.send('voices.takeBack', { voiceId }, { about: voiceId })
      this.setData({ trouble: sent.ok ? '' : sent.error.text, thanks: '' })
      this.triggerEvent('changed')
    },
  },
})
