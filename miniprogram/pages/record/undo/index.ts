import { takeBack, takeWord, type Saved } from '../saved'

const saved = new WeakMap<object, Saved>()

/**
 * Stands on every page that leads to a form: when the form has saved and gone back, the bar offers to take it back.
 * Tells `undone` afterwards, for the page to load again.
 */
Component({
  /** How far above the foot of the page the bar floats, in rpx. */
  properties: { lift: { type: Number, value: 160 } },
  data: { text: '', until: 0 },
  lifetimes: {
    attached() {
      this.look()
    },
  },
  pageLifetimes: {
    show() {
      this.look()
    },
  },
  methods: {
    look() {
      const word = takeWord()
      if (!word) return
      saved.set(this, word.saved)
      this.setData({ text: word.saved.text, until: word.until })
    },
    async undo() {
      const word = saved.get(this)
      if (!word) return
      saved.delete(this)
      const title = await takeBack(word)
      this.triggerEvent('undone')
      void wx.showToast({ title, icon: 'none' })
    },
  },
})
