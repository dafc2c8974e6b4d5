import { screen } from '../../../behaviors/screen'
import { toDoorFromHead } from '../leading'
import { openChild } from '../../record/go'
import { toView, type OpenRequest, type View } from './view'

interface Answer {
  request: OpenRequest
  decision: 'done' | 'refused'
  answer: string
}

/** What guardians ask under their rights: the head reads, does what is asked, and answers. */
Component({
  behaviors: [screen],
  observers: { screen: toDoorFromHead },
  data: { view: null as View | null, answering: 0 },
  methods: {
    onLoad() {
      void this.show('rights.list', {}, toView, { isEmpty: ({ requests }) => requests.length === 0 })
    },
    openChild(event: WechatMiniprogram.CustomEvent<{ childId: number }>) {
      openChild(event.detail.childId)
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<Answer>) {
      const { request, decision, answer } = detail
      if (decision === 'done' && request.deletion && !(await this.sure(request))) return
      this.setData({ answering: request.requestId })
      const sent = await this.send(
        'rights.answer',
        { requestId: request.requestId, decision, answer },
        { about: `${request.requestId}:${decision}:${answer}` },
      )
      if (sent.ok || sent.error.code === 'REQUEST_ANSWERED') await this.refresh()
    },
    async sure({ goes, stays }: OpenRequest) {
      const { confirm } = await wx.showModal({
        title: '删除后找不回来',
        content: `会删除：${goes || '没有可以删的'}。${stays ? `按法律留着：${stays}。` : ''}`,
        confirmText: '删除',
        cancelText: '先不',
      })
      return confirm
    },
  },
})
