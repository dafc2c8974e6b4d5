import type { Output } from '../../../contract/actions'
import { screen } from '../../behaviors/screen'
import { homeOf, openSession, signOut } from '../../services/session'
import { rememberMessages } from '../parent/messages-wanted'
import { rememberLeaving } from '../start/leaving'
import { chosen, switched, toView, withdrawn, type View } from './view'

const replies = new WeakMap<object, Output<'consents.list'>>()

/** The privacy notice in plain words, and the guardian's consent. With `read=1` it is the notice alone. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, reading: false, declining: false, to: '' },
  methods: {
    onLoad(query: { to?: string; read?: string }) {
      this.setData({ to: decodeURIComponent(query.to ?? ''), reading: query.read === '1' })
      if (query.read === '1') wx.setNavigationBarTitle({ title: '隐私说明' })
      void this.show('consents.list', {}, (reply) => {
        replies.set(this, reply)
        return toView(reply)
      })
    },
    turn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const key = event.currentTarget.dataset.key as string
      this.setData({ view: switched(this.data.view!, key, event.detail.value) })
    },
    async agree() {
      const view = this.data.view!
      const reply = replies.get(this)!
      for (const { childId, purpose } of withdrawn(reply, view)) {
        const about = `${childId}:${purpose}`
        const taken = await this.send('consents.set', { childId, purpose, given: false }, { about })
        if (!taken.ok) return
      }
      const purposes = chosen(view)
      const sent = await this.send('consents.give', { purposes, noticeVersion: view.noticeVersion })
      if (!sent.ok) return
      rememberMessages(purposes.includes('messages'))
      await openSession()
      wx.reLaunch({ url: this.data.to || homeOf('parent') })
    },
    decline() {
      this.setData({ declining: true })
    },
    toMine() {
      wx.reLaunch({ url: '/pages/parent/home/index?tab=me' })
    },
    leave() {
      signOut()
      rememberLeaving()
    },
  },
})
