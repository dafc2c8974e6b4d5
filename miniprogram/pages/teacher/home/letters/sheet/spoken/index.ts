import type { Output } from '../../../../../../../contract/actions'
import { screen } from '../../../../../../behaviors/screen'
import { voiceSending, type VoiceWay } from '../../../../../../behaviors/voice-sending'
import type { Recording } from '../../../../../../services/voice/record'

type Spoken = Output<'updates.preview'>['voice']

const standing = {
  pending: '微信检查通过以后，家长就能听到（一般几分钟）。',
  passed: '家长听得到。',
  refused: '没有通过微信的检查，家长听不到。可以重新录一段。',
} as const

const way: VoiceWay = {
  kind: 'line',
  notUp: '网络不太好，没有传上去。录好的话还在，有网络时再点一次“放进周报”。',
  question: { title: '这段话还没有放进周报', content: '现在离开，您说的话就没有了。' },
}

/** The teacher's sentence, spoken: for parents who would rather hear it. Tells `changed` after it was recorded or taken off. */
Component({
  behaviors: [screen, voiceSending],
  properties: {
    updateId: Number,
    voice: { type: Object, value: null as unknown as Spoken },
    published: Boolean,
  },
  data: { note: '' },
  observers: {
    voice(voice: Spoken) {
      this.setData({ note: voice ? standing[voice.state] : '' })
    },
    updateId(updateId: number) {
      this.turnTo(`${updateId}`)
    },
  },
  methods: {
    async recorded({ detail }: WechatMiniprogram.CustomEvent<Recording>) {
      const { updateId } = this.properties
      const given = { updateId, seconds: detail.seconds }
      const arrived = await this.deliver(detail, way, (fileId) =>
        this.send('voices.speak', { ...given, fileId }, { about: fileId }),
      )
      if (arrived) this.triggerEvent('changed')
    },
    /** Asks before what was said about this child and not put in is lost. */
    mayGo(): Promise<boolean> {
      return this.askFirst(way)
    },
    async off() {
      const { updateId, voice } = this.properties
      const sent = await this.send('voices.unspeak', { updateId }, { about: (voice as Spoken)?.voiceId ?? 0 })
      this.setData({ trouble: sent.ok ? '' : sent.error.text })
      if (sent.ok) this.triggerEvent('changed')
    },
  },
})
