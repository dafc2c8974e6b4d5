import { canSpeak, hush, listenToReading, speak } from '../../services/read-aloud'

const listening = new WeakMap<object, () => void>()

/** A loudspeaker that reads its text aloud, and stops at a second tap. It is not there where the phone cannot speak. */
Component({
  properties: {
    text: String,
    /** Words beside the loudspeaker; without them it is a round button alone. */
    words: String,
  },
  data: { can: false, reading: false },
  lifetimes: {
    attached() {
      this.setData({ can: canSpeak() })
      const stop = listenToReading((text) => {
        const reading = text !== '' && text === this.data.text
        if (reading !== this.data.reading) this.setData({ reading })
      })
      listening.set(this, stop)
    },
    detached() {
      listening.get(this)?.()
      if (this.data.reading) hush()
    },
  },
  pageLifetimes: {
    hide() {
      if (this.data.reading) hush()
    },
  },
  methods: {
    async tap() {
      if (this.data.reading) hush()
      else if (!(await speak(this.data.text)))
        void wx.showToast({ title: '现在读不出来，有网络时再点一次', icon: 'none' })
    },
  },
})
