import type { ActionName, Input, Output } from '../../contract/actions'
import { call, commandCount, type Answer } from '../services/cloud'
import type { Failure } from '../services/failure'
import { fontStyle } from '../services/font'
import { currentHat } from '../services/hat'
import { forgetChildren, forgetEveryChild } from '../services/kept-children'
import { keptName, storeOf, type ReplyStore } from '../services/kept-replies'
import { checkHat } from '../services/session'
import { enqueue, flushOutbox, outboxCount, watchOutbox } from '../services/outbox'
import { memoryOf, forgetMemory } from './screen-memory'
import { failed, fresh, fromBefore, loading, notRenewed, quietForm, refusedForm } from './screen-state'

/** After this long without an answer the screen shows what it kept from before. */
const SLOW_MS = 1_500

export interface ShowOptions<A extends ActionName> {
  /** Says that there is nothing to show yet: the screen then shows its kind empty sentence. */
  isEmpty?: (data: Output<A>) => boolean
  /** Where the replies are kept for a time without network; by question among all others where nothing is said. */
  store?: ReplyStore<Output<A>>
}

export interface SendOptions {
  /** The record that the command is about, where one screen sends the same command for several. */
  about?: string | number
  /** The command may wait for the network; these are its words in the outbox (`李小雨的通话`). */
  queueAs?: string
}

/** What became of a command. `queued`: it is safe on the phone and goes out with the network. */
export type Sent<A extends ActionName> =
  { ok: true; queued: false; data: Output<A> } | { ok: true; queued: true } | { ok: false; error: Failure }

/**
 * The behaviour of every screen that lives on one cloud call (docs/phone.md has the page pattern and an example).
 * Data it brings: `screen`, `form`, `view`, `fontStyle`, `waiting`, `refused`.
 */
export const screen = Behavior({
  data: { screen: loading, form: quietForm, fontStyle: '', waiting: 0, refused: 0 },

  lifetimes: {
    attached() {
      const memory = memoryOf(this)
      const count = () => this.setData(outboxCount())
      memory.stopWatching = watchOutbox(count)
      this.setData({ fontStyle: fontStyle(), ...outboxCount() })
    },
    detached() {
      forgetMemory(this)
    },
  },

  pageLifetimes: {
    show() {
      const memory = memoryOf(this)
      const style = fontStyle()
      if (style !== this.data.fontStyle) this.setData({ fontStyle: style })
      if (memory.again && memory.commandsSeen !== commandCount()) void memory.again()
    },
  },

  methods: {
    /**
     * Loads the screen: one call, one `setData` of `screen` and `view`.
     * With a slow or missing network it shows the last good reply kept for this hat, action and input.
     * Calling it again (another week, another child) replaces the content; an older answer that comes late is ignored.
     */
    async show<A extends ActionName, V>(
      action: A,
      input: Input<A>,
      toView: (data: Output<A>) => V,
      options: ShowOptions<A> = {},
    ): Promise<void> {
      const memory = memoryOf(this)
      const turn = memory.startTurn(() => this.show(action, input, toView, options))
      const hat = currentHat() ?? ''
      const name = keptName(hat, action, input)
      const isEmpty = options.isEmpty ?? (() => false)
      const store = options.store ?? storeOf<Output<A>>(name)
      const fromStore = (arriving: boolean) => {
        const old = store.find()
        if (!old || !memory.isTurn(turn)) return false
        const state = fromBefore(old.at, isEmpty(old.data), arriving, store.words)
        this.setData({ screen: state, view: toView(old.data) })
        memory.shown = name
        return true
      }
      if (memory.shown !== name && this.data.screen.state !== 'loading') this.setData({ screen: loading })
      const slow = setTimeout(() => memory.shown !== name && fromStore(true), SLOW_MS)
      const answer = await call(action, input)
      clearTimeout(slow)
      if (!memory.isTurn(turn)) return
      if (answer.ok) {
        this.setData({ screen: fresh(isEmpty(answer.data)), view: toView(answer.data) })
        memory.shown = name
        // Not for somebody who has signed out, or changed hats, meanwhile.
        if (hat === (currentHat() ?? '')) store.keep(answer.data)
      } else
        this._stumble(
          name,
          answer.error,
          () => fromStore(false),
          () => store.forget(),
        )
      if (answer.ok && this.data.waiting > 0) void flushOutbox()
    },

    /** @internal what a screen does when its call brought nothing */
    _stumble(name: string, failure: Failure, fromStore: () => boolean, forget: () => void) {
      const memory = memoryOf(this)
      const verdict = !failure.unreachable && failure.code !== 'INTERNAL' && failure.code !== 'BUSY'
      if (failure.code === 'FORBIDDEN') void checkHat()
      if (failure.code === 'NOT_SIGNED_IN') forgetEveryChild()
      if (failure.code === 'CONSENT_NEEDED') forgetChildren()
      if (verdict) forget()
      else if (failure.unreachable && fromStore()) return
      else if (memory.shown === name) {
        this.setData({ screen: notRenewed(this.data.screen, failure) })
        return
      }
      memory.shown = ''
      this.setData({ screen: failed(failure) })
    },

    /** Loads again what the screen shows: the retry button, pull-down, a pane told by its page. */
    async refresh(): Promise<void> {
      await memoryOf(this).again?.()
    },

    async onPullDownRefresh(): Promise<void> {
      await this.refresh()
      wx.stopPullDownRefresh()
    },

    /**
     * Sends a command. Its request id is made at the first try and kept until the server answers, so a second tap, a
     * retry after a lost answer and the outbox are all the same one record. Refusals are in `form` (text, ref, fields).
     */
    async send<A extends ActionName>(action: A, input: Input<A>, options: SendOptions = {}): Promise<Sent<A>> {
      const memory = memoryOf(this)
      const about = `${action}|${options.about ?? ''}`
      const flying = memory.flights.get(about)
      if (flying) return flying as Promise<Sent<A>>
      this.setData({ form: { ...quietForm, busy: true } })
      const requestId = memory.requestId(about)
      const flight = call(action, input, { requestId }).then((answer) =>
        this._settle(
          about,
          answer,
          () => options.queueAs !== undefined && enqueue(action, input, requestId, options.queueAs),
        ),
      )
      memory.flights.set(about, flight)
      return flight as Promise<Sent<A>>
    },

    /** @internal turns an answer into the form's state */
    _settle<A extends ActionName>(about: string, answer: Answer<A>, enqueued: () => boolean): Sent<A> {
      const memory = memoryOf(this)
      memory.flights.delete(about)
      const busy = memory.flights.size > 0
      const queued = !answer.ok && answer.error.unreachable && enqueued()
      if (answer.ok || queued || !answer.error.unreachable) memory.requestIds.delete(about)
      const form = answer.ok || queued ? { ...quietForm, busy } : { ...refusedForm(answer.error), busy }
      if (memory.attached) this.setData({ form })
      if (answer.ok) return { ok: true, queued: false, data: answer.data }
      return queued ? { ok: true, queued: true } : { ok: false, error: answer.error }
    },

    /** Clears the red text of a field that is being mended. */
    mended(path: string) {
      if (!this.data.form.fields[path]) return
      const fields = { ...this.data.form.fields }
      delete fields[path]
      this.setData({ 'form.fields': fields })
    },
  },
})
