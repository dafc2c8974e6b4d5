import { home } from '../../../behaviors/home'
import { arrive } from '../../start/arrive'
import { placeOf, tabs } from './view'

/** A parent's home: this week's letter, the calls, everything about oneself. */
Component({
  behaviors: [home],
  data: { tabs, childId: 0, week: '', movingId: 0, callsWeek: '' },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (arrive('/pages/parent/home/index', query)) this.setData(placeOf(query))
    },
    turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      void this.open(detail.key, { movingId: 0, callsWeek: '' })
    },
    /** Another child was chosen; the other panes open with the same one. */
    child({ detail }: WechatMiniprogram.CustomEvent<{ childId: number }>) {
      this.setData({ childId: detail.childId })
    },
    move({ detail }: WechatMiniprogram.CustomEvent<{ bookingId: number; week: string }>) {
      void this.open('calls', { movingId: detail.bookingId, callsWeek: detail.week })
    },
    book() {
      void this.open('calls', { movingId: 0, callsWeek: '' })
    },
  },
})
