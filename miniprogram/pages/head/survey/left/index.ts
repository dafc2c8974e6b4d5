import { screen } from '../../../../behaviors/screen'
import { call } from '../../../../services/cloud'
import { openChild } from '../../../record/go'
import { leaveWord } from '../../../record/saved'
import { toDoorFromHead } from '../../leading'
import { rowsOf, toView, type Row, type View } from './view'

/** Who has left: each record can still be read, and whoever comes back is taken up again. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, back: null as Row | null, classId: 0, on: '', loadingMore: false, moreText: '' },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad() {
      void this.show('moves.left', {}, toView, { isEmpty: ({ total }) => total === 0 })
    },
    async more() {
      const { view, loadingMore } = this.data
      if (!view?.nextPage || loadingMore) return
      this.setData({ loadingMore: true, moreText: '' })
      const answer = await call('moves.left', { page: view.nextPage })
      this.setData({ loadingMore: false })
      if (!answer.ok) return this.setData({ moreText: answer.error.text })
      const rows = [...view.rows, ...rowsOf(answer.data)]
      this.setData({ 'view.rows': rows, 'view.nextPage': rows.length < answer.data.total ? view.nextPage + 1 : 0 })
    },
    onReachBottom() {
      void this.more()
    },
    openChild(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    openHeld(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/pages/rights/held/index?childId=${event.currentTarget.dataset.id as number}` })
    },
    /** Opens the sheet for coming back, with the class of before and today. */
    ask(event: WechatMiniprogram.TouchEvent) {
      const { rows, today } = this.data.view!
      const back = rows[event.currentTarget.dataset.place as number]!
      this.setData({ back, classId: back.classId, on: today })
    },
    close() {
      this.setData({ back: null })
    },
    visibility({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.close()
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ classId: Number(detail.value) })
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ on: detail.value })
      this.mended('on')
    },
    async comeBack() {
      const { back, classId, on, view } = this.data
      if (!back || this.data.form.busy) return
      const sent = await this.send('moves.return', { childId: back.childId, classId, on }, { about: back.childId })
      if (!sent.ok || sent.queued) return
      const to = view!.classes.find(({ key }) => key === classId)!.label
      leaveWord({ text: `${back.name}回到了${to}`, at: { eventId: sent.data.eventId } })
      this.close()
      ;(this.selectComponent('#undo') as unknown as { look(): void } | null)?.look()
      void this.refresh()
    },
  },
})
