import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { openChild } from '../../record/go'
import { toDoorFromHead } from '../leading'
import { toView, type View } from './view'

/** 等空位: who waits for a call of this week or the next, in the order in which freed times are offered. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad() {
      this.load()
    },
    load(week?: string) {
      void this.show('waiting.list', week ? { week } : {}, (reply) => toView(reply, now()))
    },
    chooseWeek({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.load(detail.value)
    },
    open(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
  },
})
