import { screen } from '../../../behaviors/screen'
import { toDoorFromHead } from '../leading'
import { foundRows, toView, type Row, type View, type Which } from './view'

/** 老师和权限: everybody who works at the school, what they may do, whose yearly check is due. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, rows: [] as Row[], search: '', which: 'all' as Which },
  observers: {
    screen: toDoorFromHead,
    'view, search, which'(view: View | null, search: string, which: Which) {
      this.setData({ rows: view ? foundRows(view.rows, search, which) : [] })
    },
  },
  methods: {
    onLoad(query: { which?: Which }) {
      if (query.which) this.setData({ which: query.which })
      void this.show('staff.list', {}, toView)
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ search: detail.value })
    },
    filter({ detail }: WechatMiniprogram.CustomEvent<{ value: Which }>) {
      this.setData({ which: detail.value })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/pages/head/staff/edit/index?id=${event.currentTarget.dataset.id as number}` })
    },
    invite() {
      wx.navigateTo({ url: '/pages/head/staff/edit/index' })
    },
  },
})
