import { openGaps } from '../../../../record/go'
import { openSurvey } from '../../../leading'
import type { View } from '../view'

/** How the school stands, a line each: the survey, the lines, the letters, the records, the staff, the report. Tells `turn` {key} where another tab has more. */
Component({
  properties: { view: { type: Object, value: null as unknown as View } },
  methods: {
    openSurvey,
    toLines() {
      this.triggerEvent('turn', { key: 'lines' })
    },
    toReach() {
      wx.navigateTo({ url: '/pages/duty/reach/index' })
    },
    toRefused() {
      wx.navigateTo({ url: '/pages/head/refused/index' })
    },
    toGaps() {
      openGaps()
    },
    openChecks() {
      wx.navigateTo({ url: '/pages/head/staff/index?which=due' })
    },
    toReport() {
      this.triggerEvent('turn', { key: 'report' })
    },
  },
})
