import type { SurveyAnswer } from '../../../../contract/survey-letters'
import { screen, type Sent } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { openRecord } from '../../record/go'
import { leadAway } from '../../record/lead-away'
import { UNDO_MS } from '../../record/saved'
import { dropAnswers, inCommands, waitingAnswers } from './answering'
import { formOf, leavingForm, newChildForm, type ChangeKey } from './forms'
import { isSwipe, touchOf, type Touch } from './swipe'
import { nextWaiting, progressOf, toView, withAnswers, type Progress, type Row, type View } from './view'

type Given = Extract<SurveyAnswer, 'unchanged' | 'changed'>

/** What can be taken back for a moment: whose answers, where one stood, and the commands under way. */
interface Last {
  ids: number[]
  place: number
  sent: Promise<Sent<'surveys.answer'>[]>
}

const lasts = new WeakMap<object, Last>()
const touches = new WeakMap<object, Touch>()

/** 摸底: the class, one child after the other; or as a list, with one tap for all who are as they were. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    progress: null as Progress | null,
    child: null as Row | null,
    place: 0,
    mode: 'walk' as 'walk' | 'list',
    sheet: false,
    undoText: '',
    undoUntil: 0,
  },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=class'),
    view(view: View | null) {
      if (!view) return
      const progress = progressOf(view.rows)
      this.setData({ progress })
      // A fresh class begins with the first child who waits; a reload of the same one stays where it is.
      const here = view.rows.findIndex((row) => row.id === this.data.child?.id)
      this.stand(here >= 0 ? here : nextWaiting(view.rows, 0))
    },
  },
  methods: {
    onLoad(query: { class?: string; mode?: 'list' }) {
      if (query.mode === 'list') this.setData({ mode: 'list' })
      void this.load(Number(query.class ?? 0))
    },
    load(classId: number) {
      return this.show('surveys.class', classId ? { classId } : {}, (reply) => toView(reply, waitingAnswers()), {
        isEmpty: ({ classes }) => classes.length === 0,
      })
    },
    chooseClass({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ child: null, undoUntil: 0 })
      void this.load(Number(detail.value))
    },
    nextClass() {
      this.setData({ child: null })
      void this.load(this.data.view!.nextClassId)
    },
    /** Turns to a child; -1 is the end of the walk. */
    stand(place: number) {
      const child = this.data.view?.rows[place] ?? null
      this.setData({ child, place })
    },
    turn(mode: 'walk' | 'list') {
      this.setData({ mode })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    toList() {
      this.turn('list')
    },
    toWalk() {
      const { view, place } = this.data
      this.stand(nextWaiting(view!.rows, Math.max(place, 0)))
      this.turn('walk')
    },
    openRow(event: WechatMiniprogram.TouchEvent) {
      this.stand(event.currentTarget.dataset.place as number)
      this.turn('walk')
    },
    before() {
      if (this.data.place > 0) this.stand(this.data.place - 1)
    },
    after() {
      const { view, place } = this.data
      this.stand(place + 1 < view!.rows.length ? place + 1 : nextWaiting(view!.rows, 0))
    },
    touchStart(event: WechatMiniprogram.TouchEvent) {
      touches.set(this, touchOf(event))
    },
    touchEnd(event: WechatMiniprogram.TouchEvent) {
      const way = isSwipe(touches.get(this), touchOf(event))
      if (way === 'left') this.after()
      if (way === 'right') this.before()
    },

    unchanged() {
      const { child, view, place } = this.data
      this.give([child!.id], 'unchanged', `${child!.name}：没有变化`)
      this.stand(nextWaiting(this.data.view!.rows, (place + 1) % view!.rows.length))
    },
    restUnchanged() {
      const ids = this.data.view!.rows.filter(({ answer }) => answer === '').map(({ id }) => id)
      this.give(ids, 'unchanged', `${ids.length} 个孩子：没有变化`)
    },
    /** Shows the answer at once; sends it, or keeps it for the network. */
    give(ids: number[], answer: Given, undoText: string) {
      const { view, place } = this.data
      const was = new Map(view!.rows.map((row) => [row.id, row.answer] as const))
      this.showAnswers(ids, answer)
      const label = ids.length > 1 ? `${view!.className}摸底（${ids.length} 个孩子）` : `${undoText}（摸底）`
      const sent = Promise.all(
        inCommands(ids, answer).map((answers) =>
          this.send('surveys.answer', { answers }, { about: answers[0]!.childId, queueAs: label }),
        ),
      )
      lasts.set(this, { ids, place, sent })
      this.setData({ undoText, undoUntil: now() + UNDO_MS })
      void sent.then((all) => {
        const refused = all.find((one) => !one.ok)
        if (!refused || refused.ok) return
        for (const id of ids) this.showAnswers([id], was.get(id) || undefined)
        this.setData({ undoUntil: 0 })
        void wx.showToast({ title: refused.error.text, icon: 'none' })
      })
    },
    showAnswers(ids: number[], answer: SurveyAnswer | undefined) {
      const rows = withAnswers(this.data.view!.rows, ids, answer)
      // The observer of `view` counts, and shows the child on the screen anew.
      this.setData({ view: { ...this.data.view!, rows } })
    },
    async undo() {
      const last = lasts.get(this)
      if (!last) return
      lasts.delete(this)
      await last.sent
      const back = dropAnswers(last.ids) || (await this.retract(last.ids))
      if (!back) return
      this.showAnswers(last.ids, undefined)
      if (this.data.mode === 'walk') this.stand(last.place)
    },
    async retract(ids: number[]): Promise<boolean> {
      const replies = await Promise.all(
        inCommands(ids, 'unchanged').map((some) =>
          this.send('surveys.retract', { childIds: some.map(({ childId }) => childId) }, { about: some[0]!.childId }),
        ),
      )
      const refused = replies.find((one) => !one.ok)
      if (!refused || refused.ok) return true
      void wx.showToast({ title: refused.error.text, icon: 'none' })
      return false
    },

    openSheet() {
      this.setData({ sheet: true })
    },
    closeSheet() {
      this.setData({ sheet: false })
    },
    /** Something has changed: the survey says so at once, the form follows. */
    changed({ detail }: WechatMiniprogram.CustomEvent<{ key: ChangeKey }>) {
      const { child } = this.data
      this.closeSheet()
      const someone = { childId: child!.id, name: child!.name }
      if (detail.key !== 'class') this.give([child!.id], 'changed', `${child!.name}：有变化`)
      wx.navigateTo({ url: formOf(detail.key, someone) })
    },
    leaving() {
      const { id, name } = this.data.child!
      wx.navigateTo({ url: leavingForm({ childId: id, name }) })
    },
    addChild() {
      wx.navigateTo({ url: newChildForm(this.data.view!.classId) })
    },
    openFile() {
      openRecord(this.data.child!.id)
    },
    toHome() {
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else wx.reLaunch({ url: '/pages/start/index' })
    },
  },
})
