import { screen } from '../../../../behaviors/screen'
import { toDoorFromDistrict } from '../../leading'
import { toView, type View } from './view'

/** 概览: the district's totals, and the schools furthest behind. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: toDoorFromDistrict },
  lifetimes: {
    attached() {
      void this.show('overview.district', {}, toView, { isEmpty: ({ schools }) => schools.length === 0 })
    },
  },
  methods: {
    toSchools() {
      this.triggerEvent('turn', { key: 'schools' })
    },
  },
})
