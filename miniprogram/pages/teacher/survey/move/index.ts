import { screen } from '../../../../behaviors/screen'
import { goBack } from '../../../record/go'
import { leadAway } from '../../../record/lead-away'
import { leaveWord } from '../../../record/saved'
import { toView, type View } from './view'

/** 换班级: to which class, and since when. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, on: '', classId: 0, classText: '' },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=class'),
    view(view: View | null) {
      if (view && !this.data.on) this.setData({ on: view.today })
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      void this.show('moves.form', { childId: Number(query.id) }, toView, {
        isEmpty: ({ classes }) => classes.length < 2,
      })
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ on: detail.value })
      this.mended('on')
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ classId: Number(detail.value), classText: '' })
      this.mended('classId')
    },
    async save() {
      const { view, on, classId, form } = this.data
      if (!view || form.busy) return
      if (!classId) return this.setData({ classText: '请选一下换到了哪个班' })
      const sent = await this.send('moves.class', { childId: view.childId, classId, on })
      if (!sent.ok || sent.queued) return
      const to = view.classes.find(({ key }) => key === classId)!.label
      leaveWord({ text: `${view.name}转到了${to}`, at: { eventId: sent.data.eventId } })
      goBack()
    },
  },
})
