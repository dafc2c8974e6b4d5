import type { Output } from '../../../../contract/actions'
import { errorText } from '../../../../contract/errors'
import { screen } from '../../../behaviors/screen'
import type { ScreenState } from '../../../behaviors/screen-state'
import { askInPassing } from '../../parent/messages-wanted'
import { leadAway } from '../../parent/home/lead-away'
import { arrive } from '../../start/arrive'
import { confirmedIn, toView, type View } from './view'

type Letter = Output<'letters.read'>

const letters = new WeakMap<object, Letter>()

/** A letter to parents, large and plain, confirmed with one tap; or a family letter, child by child. A service message opens it without passing the door. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, gone: false },
  observers: {
    screen(state: ScreenState) {
      leadAway(state)
      const gone = state.state === 'error' && state.text === errorText.NOT_FOUND
      if (gone !== this.data.gone) this.setData({ gone })
    },
  },
  methods: {
    onLoad(query: Record<string, string | undefined>) {
      if (!arrive('/pages/letters/read/index', query)) return
      void this.show('letters.read', { letterId: Number(query.letter) }, (letter) => this.seen(letter))
    },
    seen(letter: Letter) {
      letters.set(this, letter)
      return toView(letter)
    },
    confirm() {
      void this.say()
    },
    came(event: WechatMiniprogram.TouchEvent) {
      void this.say(event.currentTarget.dataset.id as number)
    },
    /** Shown at once; without network it goes out later. */
    async say(childId?: number) {
      void askInPassing(['letter', 'weeklyUpdate'], 'letter')
      const before = letters.get(this)!
      this.setData({ view: this.seen(confirmedIn(before, childId)) })
      const { letterId, title } = before
      const sent = await this.send(
        'letters.confirm',
        { letterId, ...(childId === undefined ? {} : { childId }) },
        { about: `${letterId}:${childId ?? ''}`, queueAs: `${title}的签收` },
      )
      if (!sent.ok) this.setData({ view: this.seen(before) })
    },
    others() {
      wx.navigateTo({ url: '/pages/letters/mine/index' })
    },
  },
})
