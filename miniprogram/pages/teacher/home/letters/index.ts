import type { Input } from '../../../../../contract/actions'
import { mayLeave } from '../../../../behaviors/leaving'
import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { leadAway } from '../../../record/lead-away'
import { shownRows, toView, type Filter, type Row, type View } from './view'
import { publishQuestion, publishedText, takeBackQuestion, takenBackText } from './words'

/** One command publishes so many at most (contract/update-review.ts). */
const AT_ONCE = 100

/** 周报: the class as a stack, thin ones first; a line where one is wanted, then all (or those chosen) go out together. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    filter: 'all' as Filter,
    rows: [] as Row[],
    openId: 0,
    /** How many of the stack come after the open one. */
    after: 0,
    changed: false,
    choosing: false,
    picked: {} as Record<number, boolean>,
    pickedCount: 0,
    done: '',
  },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=letters'),
    'view, filter'() {
      const { view } = this.data
      if (!view) return
      // The last one that nobody had read may have been read meanwhile.
      const filter = view.filters.some(({ key }) => key === this.data.filter) ? this.data.filter : 'all'
      if (filter !== this.data.filter) this.setData({ filter })
      else this.setData({ rows: shownRows(view.rows, filter) })
    },
  },
  lifetimes: {
    attached() {
      void this.load({})
    },
  },
  methods: {
    load(input: Input<'updates.review'>) {
      this.setData({ filter: 'all', done: '', choosing: false, picked: {}, pickedCount: 0 })
      return this.bring(input)
    },
    /** The same stack again: the server, asked for none in particular, goes on to the next week once this one is out. */
    stay() {
      const { classId, week } = this.data.view!
      return this.bring({ ...(classId ? { classId } : {}), week })
    },
    bring(input: Input<'updates.review'>) {
      return this.show('updates.review', input, (reply) => toView(reply, now()))
    },
    chooseClass({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      void this.load({ classId: detail.value, week: this.data.view!.week })
    },
    chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { classId } = this.data.view!
      void this.load({ ...(classId ? { classId } : {}), week: detail.value })
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: Filter }>) {
      this.setData({ filter: detail.value })
    },
    again() {
      void this.refresh()
    },
    /** Opens an update; while some are being chosen, takes it in or out. */
    open(event: WechatMiniprogram.TouchEvent) {
      const id = event.currentTarget.dataset.id as number
      if (!this.data.choosing) return this.turnTo(id)
      if (!this.data.view!.waiting.includes(id)) return
      const picked = { ...this.data.picked, [id]: !this.data.picked[id] }
      this.setData({ picked, pickedCount: Object.values(picked).filter(Boolean).length })
    },
    /** @internal */
    turnTo(openId: number) {
      const { waiting } = this.data.view!
      const place = waiting.indexOf(openId)
      this.setData({ openId, after: place < 0 ? 0 : waiting.length - place - 1 })
    },
    /** The next one of the stack, without going back to the list. */
    next({ detail }: WechatMiniprogram.CustomEvent<{ changed: boolean }>) {
      const { view, openId, changed } = this.data
      this.setData({ changed: changed || detail.changed })
      this.turnTo(view!.waiting[view!.waiting.indexOf(openId) + 1]!)
    },
    close({ detail }: WechatMiniprogram.CustomEvent<{ changed?: boolean }>) {
      const changed = this.data.changed || detail.changed === true
      this.setData({ openId: 0, changed: false })
      if (changed) void this.refresh()
    },
    /** Asks before a voice in the open update is lost. */
    mayGo(): Promise<boolean> {
      return mayLeave(this, '#sheet')
    },
    startChoosing() {
      this.setData({ choosing: !this.data.choosing, picked: {}, pickedCount: 0, filter: 'all' })
    },
    async publish() {
      const { view, choosing, picked, pickedCount } = this.data
      if (!view || this.data.form.busy || (choosing && pickedCount === 0)) return
      const updateIds = (choosing ? view.waiting.filter((id) => picked[id]) : view.waiting).slice(0, AT_ONCE)
      const thin = view.rows.filter((row) => row.thin && updateIds.includes(row.updateId)).length
      const question = publishQuestion(updateIds.length, thin)
      const { confirm } = await wx.showModal({ ...question, confirmText: '发布', cancelText: '再看看' })
      if (!confirm) return
      const sent = await this.send('updates.publish', { updateIds }, { about: updateIds.join(',') })
      if (!sent.ok || sent.queued) return
      this.setData({ done: publishedText(sent.data), choosing: false, picked: {}, pickedCount: 0 })
      await this.stay()
    },
    async takeBack() {
      const { updateIds, read } = this.data.view!.takeBack!
      if (this.data.form.busy) return
      const question = takeBackQuestion(updateIds.length, read)
      const { confirm } = await wx.showModal({ ...question, confirmText: '撤回', cancelText: '不撤回' })
      if (!confirm) return
      const sent = await this.send('updates.unpublish', { updateIds }, { about: `-${updateIds.join(',')}` })
      if (!sent.ok || sent.queued) return
      this.setData({ done: takenBackText(sent.data.takenBack), filter: 'all' })
      await this.stay()
    },
  },
})
