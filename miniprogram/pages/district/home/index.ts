import { home } from '../../../behaviors/home'
import { arrive } from '../../start/arrive'
import { tabOf, tabs } from './view'

/** The district officer's home: counts across schools, never a child. */
Component({
  behaviors: [home],
  data: { tabs },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (arrive('/pages/district/home/index', query)) this.setData({ tab: tabOf(query) })
    },
  },
})
