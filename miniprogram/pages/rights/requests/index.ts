import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { openFile, removeOpened } from '../../../services/open-file'
import { toView } from './view'

/** 申请记录: what this guardian asked of the school, and what it answered. */
Component({
  behaviors: [screen],
  data: { view: null as ReturnType<typeof toView> | null, opening: 0, told: '' },
  lifetimes: {
    detached() {
      removeOpened()
    },
  },
  methods: {
    onLoad() {
      void this.show('rights.mine', {}, toView, { isEmpty: ({ requests }) => requests.length === 0 })
    },
    async open(event: WechatMiniprogram.TouchEvent) {
      const requestId = event.currentTarget.dataset.id as number
      this.setData({ opening: requestId, told: '' })
      const file = await call('rights.file', { requestId })
      const how = file.ok ? await openFile(file.data) : undefined
      const told = file.ok ? (how === 'copied' ? '链接已复制，请到电脑的浏览器里打开。' : '') : file.error.text
      this.setData({ opening: 0, told })
    },
  },
})
