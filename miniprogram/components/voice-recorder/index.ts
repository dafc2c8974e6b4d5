import { VOICE_SECONDS } from '../../../contract/voice-limits'
import { now } from '../../services/clock'
import {
  dropRecording,
  startRecording,
  stopRecording,
  type Recording,
  type RecordTrouble,
} from '../../services/voice/record'

const troubles: Record<RecordTrouble, string> = {
  denied: '没有打开麦克风。点下面的“去打开”，允许以后再录。',
  short: '太短了，没有录到。再说一次吧。',
  broken: '没有录上，请再试一次。',
}

const tickers = new WeakMap<object, ReturnType<typeof setInterval>>()

/**
 * A minute of voice without holding anything down: a tap begins, a tap ends, then one listens, says it again, or sends it. Tells `recorded` {path, seconds} when it is to be sent;
 * it keeps what was said until the page says (`sent`) that it has arrived.
 */
Component({
  properties: {
    /** What the button that sends says. */
    label: { type: String, value: '发给孩子' },
    /** What the button that begins says. */
    begin: { type: String, value: '按一下，开始说' },
    /** On its way. */
    busy: Boolean,
    /** Counts what has arrived: a change clears the recorder. */
    sent: Number,
  },
  data: {
    state: 'idle' as 'idle' | 'asking' | 'recording' | 'ready',
    elapsed: 0,
    most: VOICE_SECONDS,
    path: '',
    seconds: 0,
    trouble: '',
    denied: false,
    cleared: 0,
  },
  observers: {
    sent(sent: number) {
      if (sent === this.data.cleared) return
      this.setData({ cleared: sent })
      this.clear()
    },
  },
  lifetimes: {
    detached() {
      this.rest()
      dropRecording()
    },
  },
  pageLifetimes: {
    hide() {
      // WeChat ends it too; what was said until then is kept.
      if (this.data.state === 'recording') stopRecording()
    },
  },
  methods: {
    /** @returns whether something is said here that nobody has */
    holds(): boolean {
      return this.data.state === 'recording' || this.data.state === 'ready'
    },
    start() {
      this.setData({ state: 'asking', trouble: '', denied: false, path: '', seconds: 0, elapsed: 0 })
      startRecording({
        started: () => this.count(),
        done: (recording) => this.heard(recording),
        failed: (trouble) => {
          this.rest()
          this.setData({ state: 'idle', trouble: troubles[trouble], denied: trouble === 'denied' })
        },
      })
    },
    count() {
      const since = now()
      this.rest()
      this.setData({ state: 'recording', elapsed: 0 })
      const tick = () => this.setData({ elapsed: Math.min(VOICE_SECONDS, Math.floor((now() - since) / 1000)) })
      tickers.set(this, setInterval(tick, 250))
    },
    rest() {
      const ticker = tickers.get(this)
      if (ticker !== undefined) clearInterval(ticker)
    },
    heard({ path, seconds }: Recording) {
      this.rest()
      this.setData({ state: 'ready', path, seconds })
    },
    stop() {
      stopRecording()
    },
    drop() {
      dropRecording()
      this.clear()
    },
    clear() {
      this.rest()
      this.setData({ state: 'idle', path: '', seconds: 0, elapsed: 0, trouble: '' })
    },
    send() {
      const { path, seconds, busy } = this.data
      if (!busy) this.triggerEvent('recorded', { path, seconds })
    },
    async allow() {
      await wx.openSetting()
      this.setData({ trouble: '', denied: false })
    },
  },
})
