import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { call } from '../../../../services/cloud'
import { fulfil } from '../../../record/go'
import { leadAway } from '../../../record/lead-away'
import {
  amongMissing,
  foundRows,
  nobodyWaits,
  othersOf,
  titleOf,
  toView,
  waitingRows,
  whatsOf,
  type Card,
  type Row,
  type View,
  type What,
} from './view'

/** Enough typing for a search, in milliseconds of rest. */
const REST_MS = 300
const SHOWN = 40
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

function stopTimer(owner: object): void {
  const timer = timers.get(owner)
  if (timer !== undefined) clearTimeout(timer)
}

/** 记一笔: choose what, then the child; those that wait for it stand first. */
Component({
  behaviors: [screen],
  properties: { desk: Boolean },
  data: {
    view: null as View | null,
    whats: [] as Card[],
    others: [] as Array<{ key: string; label: string }>,
    what: 'familyCall' as What,
    title: titleOf('familyCall'),
    search: '',
    searching: false,
    rows: [] as Row[],
    nobody: '',
    note: '',
  },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=record'),
    'view, what'() {
      if (this.data.view && !this.data.search) this.showMissing()
    },
  },
  lifetimes: {
    attached() {
      const { desk } = this.properties
      this.setData({ whats: whatsOf(desk), others: othersOf(desk) })
      void this.show('week.today', {}, toView, { isEmpty: ({ total }) => total === 0 })
    },
    detached() {
      stopTimer(this)
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.setData({ what: event.currentTarget.dataset.key as What })
    },
    chooseOther({ detail }: WechatMiniprogram.CustomEvent<{ value: What }>) {
      this.setData({ what: detail.value })
    },
    openLetters() {
      wx.navigateTo({ url: '/pages/letters/index' })
    },
    showMissing() {
      const { view, what } = this.data
      const rows = waitingRows(view!, what).slice(0, SHOWN)
      this.setData({ rows, nobody: nobodyWaits(what), title: titleOf(what), note: '', searching: false })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value?: string }>) {
      const search = (detail.value ?? '').trim()
      stopTimer(this)
      this.setData({ search })
      if (search === '') this.showMissing()
      else
        timers.set(
          this,
          setTimeout(() => void this.find(search), REST_MS),
        )
    },
    async find(search: string) {
      this.setData({ searching: true })
      const answer = await call('children.list', { search, page: 0 })
      if (this.data.search !== search) return
      const rows = answer.ok ? foundRows(answer.data, now()) : amongMissing(this.data.view!, search)
      const note = answer.ok ? '' : `${answer.error.text}先在还差记录的孩子里找。`
      this.setData({ rows: rows.slice(0, SHOWN), note, searching: false, nobody: '没有找到这个孩子，换个字试试。' })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      fulfil(this.data.what, this.data.rows[event.currentTarget.dataset.index as number]!)
    },
  },
})
