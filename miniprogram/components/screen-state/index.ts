import { loading, type ScreenState } from '../../behaviors/screen-state'

/** The frame of every screen: skeleton, kind empty sentence, what went wrong, what is shown from when, what waits. */
Component({
  options: { multipleSlots: true },
  properties: {
    screen: { type: Object, value: loading as ScreenState },
    waiting: { type: Number, value: 0 },
    refused: { type: Number, value: 0 },
    emptyText: { type: String, value: '这里还没有内容' },
    emptyNext: { type: String, value: '' },
    emptyIcon: { type: String, value: 'goose' },
    /** Cards of the ready-made skeleton. */
    rows: { type: Number, value: 3 },
    /** The screen brings a skeleton of its own shape in the slot `skeleton`. */
    ownSkeleton: { type: Boolean, value: false },
  },
  data: { bones: [0, 1, 2] },
  observers: {
    rows(rows: number) {
      this.setData({ bones: Array.from({ length: rows }, (_, index) => index) })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    next() {
      this.triggerEvent('next')
    },
    signIn() {
      wx.reLaunch({ url: '/pages/start/index' })
    },
  },
})
