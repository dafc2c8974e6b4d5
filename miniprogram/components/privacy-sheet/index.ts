/** What WeChat really passes; its typings say less. */
type Resolve = (result: { buttonId?: string; event: 'agree' | 'disagree' }) => void

const BUTTON = 'privacy-agree'
const waiting = new WeakMap<object, Resolve>()

/**
 * WeChat asks for the privacy notice before the first use of a phone number, a photo or a file. Only one listener
 * counts, the last one set, so the sheet of the page in view claims it whenever the page is shown.
 */
Component({
  data: { shown: false, button: BUTTON },
  lifetimes: {
    attached() {
      this.claim()
    },
  },
  pageLifetimes: {
    show() {
      this.claim()
    },
  },
  methods: {
    claim() {
      if (!wx.canIUse('onNeedPrivacyAuthorization')) return
      wx.onNeedPrivacyAuthorization((resolve) => {
        waiting.set(this, resolve as unknown as Resolve)
        this.setData({ shown: true })
      })
    },
    answer(event: 'agree' | 'disagree') {
      waiting.get(this)?.(event === 'agree' ? { buttonId: BUTTON, event } : { event })
      waiting.delete(this)
      this.setData({ shown: false })
    },
    agree() {
      this.answer('agree')
      this.triggerEvent('agreed')
    },
    disagree() {
      this.answer('disagree')
    },
    read() {
      wx.openPrivacyContract({})
    },
  },
})
