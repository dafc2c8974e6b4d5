import { screen } from '../../../../../behaviors/screen'
import { voiceSending, type VoiceWay } from '../../../../../behaviors/voice-sending'
import { now } from '../../../../../services/clock'
import type { Recording } from '../../../../../services/voice/record'
import { voicesView, type VoicesView } from './view'

type Voices = Parameters<typeof voicesView>[0]

const way: VoiceWay = {
  kind: 'forChild',
  notUp: '网络不太好，没有传上去。您说的话还在，有网络时再点一次“发给孩子”。',
  question: { title: '这段话还没有发给孩子', content: '现在离开，您说的话就没有了。' },
}

/** A minute of the parent's voice, which the child hears at the desk and nobody else; whether it was heard. Tells `changed` after something was sent or taken back. */
Component({
  behaviors: [screen, voiceSending],
  properties: { childId: Number, updateId: Number, name: String, voices: { type: Array, value: [] as Voices } },
  data: { list: { rows: [], open: true } as VoicesView, thanks: '' },
  observers: {
    voices(voices: Voices) {
      this.setData({ list: voicesView(voices, now()) })
    },
    'childId, updateId'(childId: number, updateId: number) {
      if (this.turnTo(`${childId} ${updateId}`)) this.setData({ thanks: '' })
    },
  },
  methods: {
    async recorded({ detail }: WechatMiniprogram.CustomEvent<Recording>) {
      const { childId, updateId, name } = this.properties
      const { about } = this.data
      const given = { childId, seconds: detail.seconds, ...(updateId ? { updateId } : {}) }
      const arrived = await this.deliver(detail, way, (fileId) =>
        this.send('voices.send', { ...given, fileId }, { about: fileId }),
      )
      if (!arrived) return
      if (about === this.data.about) this.setData({ thanks: `留好了。${name}来打电话时就能听到，听过了会告诉您。` })
      this.triggerEvent('changed')
    },
    /** Asks before what was said for this child and not sent is lost. */
    mayGo(): Promise<boolean> {
      return this.askFirst(way)
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
