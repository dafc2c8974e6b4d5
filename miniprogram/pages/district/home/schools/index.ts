import { screen } from '../../../../behaviors/screen'
import { toDoorFromDistrict } from '../../leading'
import { ordered, orders, toView, type Order, type View } from './view'

/** 学校: every school of the district in numbers. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, orders, order: 'share' as Order },
  observers: { screen: toDoorFromDistrict },
  lifetimes: {
    attached() {
      void this.show('overview.district', {}, (reply) => toView(reply, this.data.order), {
        isEmpty: ({ schools }) => schools.length === 0,
      })
    },
  },
  methods: {
    arrange({ detail }: WechatMiniprogram.CustomEvent<{ value: Order }>) {
      this.setData({ order: detail.value, 'view.rows': ordered(this.data.view!.rows, detail.value) })
    },
  },
})
