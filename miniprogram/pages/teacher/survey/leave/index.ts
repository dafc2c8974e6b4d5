import { screen } from '../../../../behaviors/screen'
import { goBack } from '../../../record/go'
import { leadAway } from '../../../record/lead-away'
import { leaveWord } from '../../../record/saved'
import { toView, wheres, type View, type Where } from './view'

/** 离校: when, and where to. What it brings with it stands on the form, so there is no question afterwards. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, wheres, on: '', where: '' as Where | '', school: '', whereText: '' },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=class'),
    view(view: View | null) {
      if (view && !this.data.on) this.setData({ on: view.today })
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      void this.show('moves.form', { childId: Number(query.id) }, toView)
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ on: detail.value })
      this.mended('on')
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: Where }>) {
      this.setData({ where: detail.value, whereText: '' })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ school: detail.value })
      this.mended('school')
    },
    async save() {
      const { view, on, where, school, form } = this.data
      if (!view || form.busy) return
      if (!where) return this.setData({ whereText: '请选一下孩子去了哪里' })
      const named = where === 'otherSchool' ? school.trim() : ''
      const sent = await this.send('moves.leave', { childId: view.childId, on, where, school: named })
      if (!sent.ok || sent.queued) return
      leaveWord({ text: `${view.name}已登记离校`, at: { eventId: sent.data.eventId } })
      goBack()
    },
  },
})
