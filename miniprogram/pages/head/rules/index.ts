import { screen } from '../../../behaviors/screen'
import { toDoorFromHead } from '../leading'
import { toView, type Question, type Rules } from './view'

/** What the school decides about its family phone: a chip for each answer. */
Component({
  behaviors: [screen],
  data: { view: null as Rules | null, questions: [] as Question[], touched: false },
  observers: {
    screen: toDoorFromHead,
    /** A fresher answer may come while somebody decides; what was tapped stays. */
    view(view: Rules | null) {
      if (view && !this.data.touched) this.setData({ questions: toView(view) })
    },
  },
  methods: {
    onLoad() {
      void this.show('lines.rules', {}, (rules) => rules)
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      const key = event.currentTarget.dataset.key as keyof Rules
      const rules = { ...this.rules(), [key]: event.detail.value } as Rules
      this.setData({ questions: toView(rules), touched: true })
    },
    rules(): Rules {
      return Object.fromEntries(this.data.questions.map(({ key, value }) => [key, value])) as unknown as Rules
    },
    async save() {
      const sent = await this.send('lines.setRules', this.rules())
      if (!sent.ok) return
      void wx.showToast({ title: '保存好了', icon: 'success' })
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else wx.reLaunch({ url: '/pages/head/home/index?tab=lines' })
    },
  },
})
