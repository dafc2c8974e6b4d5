import type { Input } from '../../../../contract/actions'
import { callOutcomeLabel } from '../../../../contract/labels'
import { addDays, weekOfDate } from '../../../../contract/week'
import { screen } from '../../../behaviors/screen'
import { fresh, type ScreenState } from '../../../behaviors/screen-state'
import { now } from '../../../services/clock'
import { handedName } from '../../../services/known-names'
import { dialRelative } from '../dialling'
import { goBack } from '../go'
import { leadAway } from '../lead-away'
import { lastQueued, leaveWord } from '../saved'
import { beginning, freshEntry, inputOf, lacking, type Entry } from './entry'
import { mediumChips, minuteChips, originChips, outcomes, topicChips, toView, viewWithout, type View } from './view'

const NO_NETWORK = '没有网络。可以先记下来，有网络时会自动发出。'
const toDoor = leadAway('/pages/teacher/home/index')

/** 记通话: whom to call, what came of it, and in a few taps what it was like. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    entry: null as Entry | null,
    /** What `screen` shows, but a form that can be filled in without network stays open. */
    frame: null as ScreenState | null,
    known: { childId: 0, name: '', bookingId: 0, dial: false },
    lacks: {} as ReturnType<typeof lacking>,
    dialling: 0,
    dialText: '',
    today: '',
    /** Since when a call from home may be told. */
    since: '',
    originChips,
    outcomes,
    minuteChips,
    topicChips,
    mediumChips,
  },
  observers: {
    screen(state: ScreenState) {
      toDoor(state)
      const { known } = this.data
      if (state.state === 'offline' && known.name) {
        const view = viewWithout(known.childId, known.name, known.bookingId)
        this.setData({ view, frame: { ...fresh(false), note: NO_NETWORK } })
      } else this.setData({ frame: state })
    },
    view(view: View | null) {
      if (view && !this.data.entry) this.begin(view)
    },
  },
  methods: {
    onLoad(query: { id?: string; booking?: string; relation?: string; dial?: string }) {
      const known = {
        childId: Number(query.id),
        name: handedName(Number(query.id)),
        bookingId: Number(query.booking ?? 0),
        dial: query.dial === '1',
      }
      const today = beginning(now()).date
      this.setData({ known, today, since: addDays(weekOfDate(today), -7) })
      const { childId, bookingId } = known
      const input: Input<'calls.form'> = { childId, ...(bookingId ? { bookingId } : {}) }
      void this.show('calls.form', input, (form) => toView(form, query.relation))
    },
    begin(view: View) {
      this.setData({ entry: freshEntry(view, now()) })
      if (!this.data.known.dial || !view.first) return
      this.setData({ 'known.dial': false })
      void this.ring(view.first)
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ relativeId: number }>) {
      this.setData({ 'entry.relativeId': detail.relativeId })
    },
    caller({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ 'entry.relativeId': Number(detail.value) })
    },
    dial({ detail }: WechatMiniprogram.CustomEvent<{ relativeId: number }>) {
      void this.ring(detail.relativeId)
    },
    /** The call begins when the phone's own dialler takes over; the form waits underneath. */
    async ring(relativeId: number) {
      this.setData({ dialling: relativeId, dialText: '', 'entry.relativeId': relativeId })
      const begun = beginning(now())
      const dialled = await dialRelative(this.data.view!.childId, relativeId)
      this.setData({ dialling: 0, dialText: dialled.ok ? '' : dialled.text })
      if (dialled.ok) this.setData({ 'entry.date': begun.date, 'entry.time': begun.time, 'entry.timed': true })
    },
    outcome(event: WechatMiniprogram.TouchEvent) {
      const outcome = event.currentTarget.dataset.key as string
      // What comes next lies below the fold; the thumb should find it there.
      const follow = () => void wx.pageScrollTo({ selector: '#talk', offsetTop: -12, duration: 200 })
      this.setData({ 'entry.outcome': outcome, lacks: {} }, outcome === 'reached' ? follow : undefined)
    },
    /** What the family rang by itself was answered, else nobody would tell of it. */
    origin({ detail }: WechatMiniprogram.CustomEvent<{ value: Entry['origin'] }>) {
      const home = detail.value === 'home'
      this.setData({ 'entry.origin': detail.value, ...(home ? { 'entry.outcome': 'reached', lacks: {} } : {}) })
    },
    absent({ detail }: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      this.setData({ 'entry.absent': detail.value.map(Number) })
    },
    minutes({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ 'entry.minutes': Number(detail.value), lacks: {} })
      this.mended('durationSeconds')
    },
    mood({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ 'entry.mood': detail.value })
    },
    topics({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
      this.setData({ 'entry.topics': detail.value })
    },
    medium({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ 'entry.medium': detail.value })
    },
    line({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ 'entry.line': detail.value })
      this.mended('line')
    },
    date({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ 'entry.date': detail.value, 'entry.timed': true })
    },
    time({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ 'entry.time': detail.value, 'entry.timed': true })
    },
    async save() {
      const { view, entry } = this.data
      if (!view || !entry || this.data.form.busy) return
      const lacks = lacking(entry)
      this.setData({ lacks })
      if (lacks.outcome || lacks.minutes) return
      const sent = await this.send('calls.log', inputOf(view, entry, now()), { queueAs: `${view.name}的通话` })
      if (!sent.ok) return
      const outcome = callOutcomeLabel[entry.outcome as keyof typeof callOutcomeLabel]
      if (sent.queued) leaveWord({ text: `待发送：${view.name}的通话`, at: { requestId: lastQueued() } })
      else leaveWord({ text: `已记下：${view.name}，${outcome}`, at: { callId: sent.data.callId } })
      goBack()
    },
  },
})
