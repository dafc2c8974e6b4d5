import { screen } from '../../../../behaviors/screen'
import { call } from '../../../../services/cloud'
import { toDoorFromHead } from '../../leading'
import { rowsOf, toView, type Kind, type View } from './view'

/** One list of what an import would change, fifty at a time. Nothing of it is kept on the phone. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, importId: 0, kind: 'added' as Kind, loadingMore: false, moreFailed: '' },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad({ importId, kind }: { importId: string; kind: Kind }) {
      this.setData({ importId: Number(importId), kind })
      void this.show('roster.changes', { importId: Number(importId), kind, page: 0 }, (reply) => toView(reply, kind), {
        isEmpty: ({ total }) => total === 0,
      })
    },
    async onReachBottom() {
      const { view, importId, kind, loadingMore } = this.data
      if (!view?.more || loadingMore) return
      this.setData({ loadingMore: true, moreFailed: '' })
      const page = view.pages.length
      const answer = await call('roster.changes', { importId, kind, page })
      this.setData({ loadingMore: false })
      if (!answer.ok) return this.setData({ moreFailed: answer.error.text })
      const { total, pageSize } = answer.data
      this.setData({
        [`view.pages[${page}]`]: rowsOf(answer.data, kind, page),
        'view.more': (page + 1) * pageSize < total,
      })
    },
  },
})
