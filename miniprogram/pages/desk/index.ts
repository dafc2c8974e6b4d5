import { callOutcomeLabel } from '../../../contract/labels'
import { screen } from '../../behaviors/screen'
import type { ScreenState } from '../../behaviors/screen-state'
import { now } from '../../services/clock'
import { dropOldNumbers, hasNumbers } from '../../services/desk-numbers'
import { currentHat } from '../../services/hat'
import { homeOf, wornHat } from '../../services/session'
import { leadAway } from '../record/lead-away'
import { arrive } from '../start/arrive'
import { callee, freshTalk, inputOf, notCalling } from './entry'
import { log, takeBack, waitingLogs, type OnItsWay } from './log'
import { ring } from './ringing'
import type { Logged, Outcome, Turn } from './turns'
import { toView, type Today, type View } from './view'

const UNDO_MS = 5_000
/** The desk looks at the clock: who is late, whose turn it is. */
const LOOK_MS = 20_000
const toDoor = leadAway('/pages/desk/index')

/** What a page keeps beside its data. */
interface Memory {
  today?: Today
  logged: Logged
  last?: { onItsWay: OnItsWay; bookings: number[] }
  clock?: ReturnType<typeof setInterval>
}
const memories = new WeakMap<object, Memory>()
const memoryOf = (page: object): Memory => {
  const memory = memories.get(page) ?? { logged: {} }
  memories.set(page, memory)
  return memory
}

type Tap<T extends object> = WechatMiniprogram.CustomEvent<T>

/** 值班台: who is to be called now, one tap to dial, two for what came of it; next, later; whom to remind; who waits. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    lineId: 0,
    chosen: '',
    calling: notCalling,
    /** What is being said of a talk; null while no family was reached. */
    talk: null as ReturnType<typeof freshTalk> | null,
    dialling: false,
    dialText: '',
    kept: false,
    undo: { text: '', until: 0 },
  },
  observers: { screen: (state: ScreenState) => toDoor(state) },
  lifetimes: {
    attached() {
      memoryOf(this).clock = setInterval(() => this.look(), LOOK_MS)
    },
    detached() {
      const { clock } = memoryOf(this)
      if (clock !== undefined) clearInterval(clock)
    },
  },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const before = currentHat()
      if (!arrive('/pages/desk/index', query)) return
      // Pages of another hat must not stand under this one.
      if (before && before !== currentHat()) wx.reLaunch({ url: '/pages/desk/index' })
      else this.open()
    },
    open() {
      dropOldNumbers()
      this.setData({ kept: hasNumbers() })
      void this.show('desk.today', {}, (today) => this.viewOf(today))
    },
    viewOf(today: Today): View {
      const memory = memoryOf(this)
      memory.today = today
      const { lineId, chosen } = this.data
      return toView(today, now(), { lineId, chosen, logged: { ...memory.logged, ...waitingLogs() } })
    },
    /** The same reply at another moment. */
    look() {
      dropOldNumbers()
      const { today } = memoryOf(this)
      if (today) this.setData({ view: this.viewOf(today), kept: hasNumbers() })
    },
    line({ detail }: Tap<{ value: number }>) {
      this.setData({ lineId: Number(detail.value) })
      this.pick('')
    },
    choose({ detail }: Tap<{ key: string }>) {
      this.pick(detail.key)
      void wx.pageScrollTo({ scrollTop: 0, duration: 200 })
    },
    pick(key: string) {
      this.setData({ chosen: key, calling: notCalling, talk: null, dialText: '' })
      this.look()
    },
    current(): Turn | null {
      return this.data.view?.line?.current ?? null
    },
    async dial({ detail }: Tap<{ place: number }>) {
      const turn = this.current()
      const calling = { place: detail.place, since: now() }
      const person = turn && callee(turn, calling)
      if (!person || this.data.dialling) return
      this.setData({ dialling: true, dialText: '', 'calling.place': detail.place })
      const dialled = await ring(person)
      this.setData({
        dialling: false,
        dialText: dialled.ok ? '' : dialled.text,
        ...(dialled.ok ? { calling } : {}),
      })
    },
    outcome({ detail }: Tap<{ key: Outcome }>) {
      if (detail.key === 'reached') this.setData({ talk: freshTalk(this.data.calling, now()) })
      else this.save(detail.key)
    },
    say({ detail }: Tap<object>) {
      this.setData({ talk: { ...this.data.talk!, ...detail } })
    },
    back() {
      this.setData({ talk: null })
    },
    talked() {
      this.save('reached')
    },
    /** Written down, and on to the next family; what the school says comes later. */
    save(outcome: Outcome) {
      const turn = this.current()
      const { talk, calling, view } = this.data
      if (!turn) return
      const present = now()
      const input = inputOf(turn, outcome, talk ?? freshTalk(notCalling, present), calling, present, view!.line!.video)
      const onItsWay = log(input, `${turn.names}的通话`)
      const memory = memoryOf(this)
      const bookings = turn.children.map(({ bookingId }) => bookingId)
      memory.last = { onItsWay, bookings }
      bookings.forEach((bookingId) => (memory.logged[bookingId] = { outcome, sent: true }))
      const lineId = turn.lineId
      const undo = { text: `已记下：${turn.names}，${callOutcomeLabel[outcome]}`, until: present + UNDO_MS }
      this.setData({ lineId, undo })
      this.pick('')
      void this.settle(onItsWay, bookings, turn)
    },
    async settle({ ended }: OnItsWay, bookings: number[], turn: Turn) {
      const end = await ended
      if (end.ok && 'callId' in end) await this.refresh()
      if (!end.ok || 'kept' in end) this.forget(bookings)
      if (!end.ok) void wx.showModal({ title: turn.names, content: end.text, showCancel: false })
    },
    forget(bookings: number[]) {
      const { logged } = memoryOf(this)
      bookings.forEach((bookingId) => delete logged[bookingId])
      this.look()
    },
    async takeBack() {
      const { last } = memoryOf(this)
      if (!last) return
      this.setData({ undo: { text: '', until: 0 } })
      const title = await takeBack(last.onItsWay)
      this.forget(last.bookings)
      void wx.showToast({ title, icon: 'none' })
      await this.refresh()
    },
    /** The list renews itself without a word; the child has listened. */
    heard() {
      void this.refresh()
    },
    async tellLate(event: WechatMiniprogram.TouchEvent) {
      const { lineId } = this.data.view!.line!
      const minutes = Number(event.currentTarget.dataset.minutes)
      const sent = await this.send('desk.late', { lineId, minutes }, { about: minutes })
      if (!sent.ok || sent.queued) return
      const { told, untold } = sent.data
      const missing = untold.length > 0 ? `；${untold.join('、')}的家人收不到微信` : ''
      const title = minutes === 0 ? '已恢复准点' : `已告诉 ${told} 家${missing}`
      void wx.showToast({ title, icon: 'none' })
      await this.refresh()
    },
    async broken() {
      const { line } = this.data.view!
      if (!line) return
      const action = line.broken ? 'lines.mended' : 'lines.broken'
      if (!line.broken && !(await agreed(`停用${line.name}到今天结束？`, '后面的家长会收到通知，另选时间。'))) return
      const sent = await this.send(action, { lineId: line.lineId })
      if (sent.ok) await this.refresh()
    },
    home() {
      wx.reLaunch({ url: homeOf(wornHat()?.role ?? 'desk') })
    },
  },
})

async function agreed(title: string, content: string): Promise<boolean> {
  const { confirm } = await wx.showModal({ title, content, confirmText: '停用' })
  return confirm
}
