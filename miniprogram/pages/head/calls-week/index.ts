import { screen } from '../../../behaviors/screen'
import { openChild } from '../../record/go'
import { toDoorFromHead } from '../leading'
import { rowsOf, STEP, toView, type Row, type View, type Which } from './view'

/** 一周通话对账: planned is called, missed, moved, cancelled and ahead, by child; who has heard nothing comes first. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, which: 'silent' as Which, rows: [] as Row[], shown: STEP, more: 0 },
  observers: {
    screen: toDoorFromHead,
    'view, which, shown'(view: View | null, which: Which, shown: number) {
      const found = view ? rowsOf(view.rows, which) : []
      this.setData({ rows: found.slice(0, shown), more: Math.max(0, found.length - shown) })
    },
  },
  methods: {
    onLoad(query: { week?: string }) {
      this.open(query.week)
    },
    open(week?: string) {
      void this.show('calls.week', week ? { week } : {}, toView, { isEmpty: ({ total }) => total === 0 })
    },
    turn(event: WechatMiniprogram.TouchEvent) {
      this.setData({ shown: STEP })
      this.open(event.currentTarget.dataset.week as string)
    },
    filter({ detail }: WechatMiniprogram.CustomEvent<{ value: Which }>) {
      this.setData({ which: detail.value, shown: STEP })
    },
    showMore() {
      this.setData({ shown: this.data.shown + STEP })
    },
    openChild(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
  },
})
