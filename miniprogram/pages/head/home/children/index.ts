import { screen } from '../../../../behaviors/screen'
import { call } from '../../../../services/cloud'
import { now } from '../../../../services/clock'
import { openChild } from '../../../record/go'
import { openExport, openImport, openSurvey, toDoorFromHead } from '../../leading'
import { rowsOf, toView, type View } from './view'

/** Somebody is still typing within this many milliseconds. */
const TYPING_MS = 300
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

function stopTimer(owner: object): void {
  const timer = timers.get(owner)
  if (timer !== undefined) clearTimeout(timer)
}

/** 儿童: everybody of the school, by class; found by name or initials, fifty at a time. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, search: '', loadingMore: false, moreFailed: '' },
  observers: { screen: toDoorFromHead },
  lifetimes: {
    attached() {
      void this.load('')
    },
    detached() {
      stopTimer(this)
    },
  },
  methods: {
    load(search: string) {
      this.setData({ search, moreFailed: '' })
      return this.show('children.list', { search }, (reply) => toView(reply, search, now()), {
        isEmpty: ({ total }) => total === 0 && search === '',
      })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      stopTimer(this)
      const search = detail.value.trim()
      if (search === this.data.search) return
      timers.set(
        this,
        setTimeout(() => void this.load(search), TYPING_MS),
      )
    },
    /** The next page, when the end of the list comes near. */
    async more() {
      const { view, search, loadingMore } = this.data
      if (!view?.more || loadingMore || this.data.screen.state !== 'ready') return
      this.setData({ loadingMore: true, moreFailed: '' })
      const page = view.pages.length
      const answer = await call('children.list', { search, page })
      this.setData({ loadingMore: false })
      if (this.data.search !== search || this.data.view?.pages.length !== page) return
      if (!answer.ok) return this.setData({ moreFailed: answer.error.text })
      const { total, pageSize } = answer.data
      this.setData({
        [`view.pages[${page}]`]: rowsOf(answer.data, now()),
        'view.more': (page + 1) * pageSize < total,
      })
    },
    openChild(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
    openImport,
    openExport,
    openSurvey,
  },
})
