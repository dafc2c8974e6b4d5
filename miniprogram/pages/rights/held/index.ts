import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { openFile, removeOpened } from '../../../services/open-file'
import { toView, type View } from './view'

/** What the school holds on a child, and what its guardian may do about it: a copy, a correction, a deletion. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, opening: false, told: '' },
  lifetimes: {
    detached() {
      removeOpened()
    },
  },
  methods: {
    onLoad(query: { childId: string }) {
      void this.show('rights.held', { childId: Number(query.childId) }, toView)
    },
    turn(event: WechatMiniprogram.TouchEvent) {
      const at = event.currentTarget.dataset.at as number
      this.setData({ [`view.holdings[${at}].open`]: !this.data.view!.holdings[at]!.open })
    },
    async copy() {
      if (this.data.opening) return
      const { childId } = this.data.view!
      this.setData({ opening: true, told: '' })
      const made = await this.send('rights.copy', { childId }, { about: childId })
      const file = made.ok && !made.queued ? await call('rights.file', { requestId: made.data.requestId }) : undefined
      const how = file?.ok ? await openFile(file.data) : undefined
      const told =
        how === 'copied'
          ? '文件做好了，链接已复制，请到电脑的浏览器里打开。'
          : how
            ? this.data.view!.onPaper
              ? '文件做好了，可以打印了交给家长。'
              : '文件做好了。一天内还可以在“申请记录”里打开。'
            : ''
      this.setData({ opening: false, told: file && !file.ok ? file.error.text : told })
    },
    correct() {
      this.ask('correction')
    },
    erase() {
      this.ask('deletion')
    },
    ask(kind: 'correction' | 'deletion') {
      wx.navigateTo({ url: `/pages/rights/ask/index?childId=${this.data.view!.childId}&kind=${kind}` })
    },
  },
})
