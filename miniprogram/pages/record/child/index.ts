import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { fulfil, logCall, openRecord, writeNote, type NoteKindName } from '../go'
import { leadAway } from '../lead-away'
import { otherKinds } from '../other-kinds'
import { toView, type View } from './view'

/** One child: whom to call first, the four facts, the contact card, what happened, what is due. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, otherKinds },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    onLoad(query: { id?: string }) {
      void this.show('children.open', { childId: Number(query.id) }, (reply) => toView(reply, now()))
    },
    call() {
      logCall(this.data.view!)
    },
    callFirst() {
      logCall(this.data.view!, { dial: true })
    },
    note(event: WechatMiniprogram.TouchEvent) {
      writeNote(event.currentTarget.dataset.kind as NoteKindName, this.data.view!)
    },
    record() {
      openRecord(this.data.view!.childId)
    },
    hours() {
      wx.navigateTo({ url: `/pages/parent/availability/index?id=${this.data.view!.childId}` })
    },
    need(event: WechatMiniprogram.TouchEvent) {
      fulfil(event.currentTarget.dataset.need as 'familyCall' | NoteKindName, this.data.view!)
    },
  },
})
