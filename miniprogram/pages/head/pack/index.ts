import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { openFile, removeOpened } from '../../../services/open-file'
import { toDoorFromHead } from '../leading'
import { toView, type FileView, type View } from './view'

/** A sentence that tells somebody what to do takes longer to read than WeChat's usual 1.5 s. */
const TOAST_MS = 4_000

/** 合规审计材料: what is missing, one button that makes the year's two files, and those that were made. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, year: 0, opening: '' },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad() {
      void this.load()
    },
    onUnload() {
      removeOpened()
    },
    async load() {
      await this.show('compliance.list', {}, (reply) => toView(reply, now()))
      const { view, year } = this.data
      if (view && !view.years.some(({ key }) => key === year)) this.setData({ year: view.years[0]!.key })
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.setData({ year: Number(detail.value) })
    },
    async make() {
      const { year } = this.data
      const sent = await this.send('compliance.make', { year }, { about: year })
      if (!sent.ok) return
      await this.refresh()
      void wx.showToast({ title: '生成好了，在下面打开', icon: 'none' })
    },
    async open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { key } = currentTarget.dataset as { key: string }
      const file = this.data.view!.packs.flatMap(({ files }) => files).find((one: FileView) => one.key === key)
      if (!file || this.data.opening) return
      this.setData({ opening: key })
      const how = await openFile(file)
      this.setData({ opening: '' })
      if (how === 'copied')
        void wx.showToast({ title: '下载链接复制好了，请在电脑浏览器里打开', icon: 'none', duration: TOAST_MS })
    },
  },
})
