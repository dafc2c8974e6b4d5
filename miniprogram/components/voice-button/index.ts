import { childSource, lineSource, playSound, type Source, type Stop } from '../../services/voice/play'

/** What is being played, and how its file goes. */
interface Playing {
  stop?: Stop
}
const playings = new WeakMap<object, Playing>()

/**
 * Plays a voice, and stops at a second tap: a recording of this phone (`path`), a teacher's line (`how` listen), or, at the desk, what a parent says to the child (`how` play). Tells `played`
 * when it is over.
 */
Component({
  properties: {
    voiceId: Number,
    how: { type: String, value: 'listen' as 'listen' | 'play' },
    /** A recording that is still on the phone. */
    path: String,
    seconds: Number,
    label: { type: String, value: '听一听' },
  },
  data: { state: 'still' as 'still' | 'fetching' | 'playing', trouble: '' },
  observers: {
    'voiceId, path'() {
      this.hush()
    },
  },
  lifetimes: {
    detached() {
      this.hush()
    },
  },
  pageLifetimes: {
    hide() {
      this.hush()
    },
  },
  methods: {
    async tap() {
      if (this.data.state === 'fetching') return
      if (this.data.state === 'playing') return this.hush()
      const playing: Playing = {}
      playings.set(this, playing)
      this.setData({ state: 'fetching', trouble: '' })
      const source = await this.source()
      if (!source.ok) return this.setData({ state: 'still', trouble: source.text })
      // Somebody has left, or taken another one, meanwhile.
      if (playings.get(this) !== playing) return source.forget()
      playing.stop = playSound(source.src, (well) => {
        source.forget()
        this.setData({ state: 'still', trouble: well ? '' : '放不出来，请再点一次。' })
        this.triggerEvent('played', { voiceId: this.data.voiceId })
      })
      this.setData({ state: 'playing' })
    },
    async source(): Promise<Source> {
      const { path, how, voiceId } = this.data
      if (path) return { ok: true, src: path, forget: () => undefined }
      return how === 'play' ? childSource(voiceId) : lineSource(voiceId)
    },
    hush() {
      const playing = playings.get(this)
      playings.delete(this)
      playing?.stop?.()
      if (this.data.state !== 'still') this.setData({ state: 'still' })
    },
  },
})
