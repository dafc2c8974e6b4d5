import { screen } from '../../../behaviors/screen'
import type { AvailabilityPattern } from '../../../../contract/availability-cells'
import { goBack } from '../../record/go'
import { leadAway } from '../../record/lead-away'
import {
  draftOf,
  freeText,
  patternChips,
  shiftChips,
  shiftNow,
  shiftWeekChips,
  toView,
  withPattern,
  withShift,
  type Draft,
  type View,
  type Who,
} from './view'

const noOne = ({ relatives }: { relatives: unknown[] }) => relatives.length === 0

/** 我的空闲: a shift pattern and the hours it leaves, all by tapping. A parent's own; with a child's id, for the school, those of the relatives on its card. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    patterns: patternChips,
    shifts: shiftChips,
    shiftWeeks: shiftWeekChips,
    people: [] as { key: number; label: string }[],
    who: null as Who | null,
    draft: null as Draft | null,
    /** Which week of the cycle the grid shows, and which one this week is. */
    looking: 0,
    shift: 0,
    warning: '',
    changed: false,
  },
  observers: {
    screen: leadAway('/pages/start/index'),
    view(view: View | null) {
      if (!view || this.data.changed) return
      this.setData({ people: view.people.map(({ relativeId, label }) => ({ key: relativeId, label })) })
      const again = view.people.find((one) => one.relativeId === this.data.who?.relativeId)
      this.choose(again ?? view.people[0])
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      if (query.id) void wx.setNavigationBarTitle({ title: '什么时候有空' })
      const options = { isEmpty: noOne }
      if (query.id) void this.show('availability.of', { childId: Number(query.id) }, toView, options)
      else void this.show('availability.mine', {}, toView, options)
    },
    choose(who: Who | undefined) {
      if (!who) return
      const draft = draftOf(who.said, this.data.view!.week)
      this.setData({ who, changed: false })
      this.put(draft, shiftNow(draft, this.data.view!.week))
    },
    put(draft: Draft, looking: number) {
      this.setData({ draft, looking, shift: shiftNow(draft, this.data.view!.week), warning: freeText(draft) })
    },
    change(draft: Draft, looking?: number) {
      this.setData({ changed: true })
      this.put(draft, looking ?? this.data.looking)
    },
    person({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.choose(this.data.view!.people.find(({ relativeId }) => relativeId === detail.value))
    },
    pattern({ detail }: WechatMiniprogram.CustomEvent<{ value: AvailabilityPattern }>) {
      this.change(withPattern(this.data.draft!, detail.value, this.data.view!.week), 0)
    },
    shiftNow({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.change(withShift(this.data.draft!, detail.value, this.data.view!.week), detail.value)
    },
    look({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ looking: detail.value })
    },
    cells({ detail }: WechatMiniprogram.CustomEvent<{ week: string }>) {
      const draft = this.data.draft!
      const cells = draft.cells.map((week, index) => (index === this.data.looking ? detail.week : week))
      this.change({ ...draft, cells })
    },
    days({ detail }: WechatMiniprogram.CustomEvent<{ days: number[] }>) {
      this.change({ ...this.data.draft!, restDays: detail.days })
    },
    async save() {
      const { draft, who } = this.data
      if (!draft || !who || !draft.pattern || this.data.form.busy) return
      const { anchor, cells, restDays } = draft
      const input = { relativeId: who.relativeId, pattern: draft.pattern, anchor, cells, restDays }
      const sent = await this.send('availability.save', input, { about: who.relativeId })
      if (sent.ok) await this.saved('记下了，排时间时先照顾')
    },
    async clear() {
      if (this.data.form.busy) return
      const { relativeId } = this.data.who!
      const sent = await this.send('availability.clear', { relativeId }, { about: relativeId })
      if (sent.ok) await this.saved('清掉了')
    },
    /** A parent is done; the school may go on with the next relative of the card. */
    async saved(text: string) {
      this.setData({ changed: false })
      if (!this.data.view!.child) goBack()
      else await this.refresh()
      void wx.showToast({ title: text, icon: 'none' })
    },
  },
})
