import { minuteChips } from '../../record/call/view'
import type { Talk } from '../entry'
import type { Turn } from '../turns'

/** A family was reached: how long, how the child is, a line if wanted. Tells `say` with what changed, `save`, `back`. */
Component({
  properties: {
    turn: { type: Object, value: null as unknown as Turn },
    talk: { type: Object, value: null as unknown as Talk },
  },
  data: { chips: minuteChips, children: [] as Array<{ key: number; label: string }>, writing: false, lacks: '' },
  observers: {
    turn(turn: Turn | null) {
      if (!turn) return
      const children = turn.children.map(({ childId, name }) => ({ key: childId, label: `${name}不在` }))
      this.setData({ children: children.length > 1 ? children : [] })
    },
  },
  methods: {
    minutes({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ lacks: '' })
      this.say({ minutes: Number(detail.value) })
    },
    mood({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.say({ mood: detail.value })
    },
    absent({ detail }: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      const absent = detail.value.map(Number)
      // Somebody was there, else nobody was reached.
      if (absent.length < (this.data.turn as Turn).children.length) this.say({ absent })
      else this.say({ absent: absent.slice(-1) })
    },
    line({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.say({ line: detail.value })
    },
    write() {
      this.setData({ writing: true })
    },
    say(part: Partial<Talk>) {
      this.triggerEvent('say', part)
    },
    save() {
      if ((this.data.talk as Talk).minutes > 0) this.triggerEvent('save')
      else this.setData({ lacks: '聊了几分钟？' })
    },
    back() {
      this.triggerEvent('back')
    },
  },
})
