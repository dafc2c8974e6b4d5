import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { openChild, openGaps } from '../../../record/go'
import { leadAway } from '../../../record/lead-away'
import { found, toView, type Missing, type Row, type View } from './view'

/** 班级: fifty children with their week and the last call's age; search, and who misses what. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, rows: [] as Row[], search: '', missing: 'all' as Missing },
  observers: {
    screen: leadAway('/pages/teacher/home/index?tab=class'),
    'view, search, missing'(view: View | null, search: string, missing: Missing) {
      this.setData({ rows: view ? found(view.rows, search, missing) : [] })
    },
  },
  lifetimes: {
    attached() {
      void this.load(0)
    },
  },
  methods: {
    load(classId: number) {
      return this.show('classes.week', classId ? { classId } : {}, (reply) => toView(reply, now()), {
        isEmpty: ({ classes }) => classes.length === 0,
      })
    },
    chooseClass({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ search: '', missing: 'all' })
      void this.load(detail.value)
    },
    filter({ detail }: WechatMiniprogram.CustomEvent<{ value: Missing }>) {
      this.setData({ missing: detail.value })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ search: detail.value })
    },
    printCards() {
      wx.navigateTo({ url: `/pages/record/cards/index?classId=${this.data.view!.classId}` })
    },
    openSurvey() {
      wx.navigateTo({ url: '/pages/teacher/survey/index' })
    },
    openGaps() {
      openGaps(this.data.view!.classId)
    },
    open(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
  },
})
