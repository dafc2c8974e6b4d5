import { now } from '../../services/clock'

const LONGEST_MS = 5_000
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

function stopTimer(owner: object): void {
  const timer = timers.get(owner)
  if (timer !== undefined) clearTimeout(timer)
}

function millisecondsLeft(until: string | number): number {
  const end = typeof until === 'number' ? until : Date.parse(until)
  return Number.isFinite(end) ? Math.min(end - now(), LONGEST_MS) : 0
}

/** Five seconds to take back what was just saved, instead of "are you sure" before it. */
Component({
  properties: {
    text: { type: String, value: '已保存' },
    /** ISO text or milliseconds; an empty text hides the bar. */
    until: { type: null, value: '' as string | number },
    /** How far above the foot of the page it floats, in rpx: over a page's buttons, never on them. */
    lift: { type: Number, value: 160 },
  },
  data: { shown: false },
  observers: {
    until(until: string | number) {
      stopTimer(this)
      const left = millisecondsLeft(until)
      this.setData({ shown: left > 0 })
      if (left > 0)
        timers.set(
          this,
          setTimeout(() => this.leave('gone'), left),
        )
    },
  },
  lifetimes: {
    detached() {
      stopTimer(this)
    },
  },
  methods: {
    undo() {
      this.leave('undo')
    },
    leave(event: 'undo' | 'gone') {
      stopTimer(this)
      this.setData({ shown: false })
      this.triggerEvent(event)
    },
  },
})
