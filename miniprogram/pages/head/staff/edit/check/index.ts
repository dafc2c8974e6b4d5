import { screen } from '../../../../../behaviors/screen'
import { now } from '../../../../../services/clock'
import type { Member } from '../../view'
import { daysUntil, toView, type View } from './view'

/** The yearly check for a record of harm (未成年人保护法第62条): where it stands, and a new one in two taps. */
Component({
  behaviors: [screen],
  properties: { member: { type: Object, value: {} as Member } },
  data: { standing: null as View | null, first: '', today: '', day: '' },
  observers: {
    member(member: Member) {
      if (member.check) this.setData({ standing: toView(member.check), ...daysUntil(now()) })
    },
  },
  methods: {
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ day: detail.value })
    },
    async save() {
      const { day, today } = this.data
      const { personId } = this.properties.member as Member
      const sent = await this.send('staff.check', { personId, checkedOn: day || today }, { about: day || today })
      if (!sent.ok) return
      this.setData({ day: '' })
      void wx.showToast({ title: '记下了', icon: 'success' })
      this.triggerEvent('checked')
    },
  },
})
