import { plainCode } from '../../../contract/bind-code'
import { failed, fresh, loading } from '../../behaviors/screen-state'
import type { Answer } from '../../services/cloud'
import { now } from '../../services/clock'
import type { Failure } from '../../services/failure'
import { fontStyle } from '../../services/font'
import { currentHat, wear } from '../../services/hat'
import { bindCode, openSession, session, signIn } from '../../services/session'
import { landing } from './landing'
import { forgetLeaving, hasLeft } from './leaving'
import { codeProblem, codeRefused, door, hatless, refused, withdrawn, withoutNumber, type View } from './view'

/** Somebody the phone knows is not kept waiting longer than this; their home asks the server for itself. */
const SLOW_MS = 1_500

const pause = (milliseconds: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds))

/** The door: recognises the person, or lets them sign in with the phone number that stands on the contact card, or with the code printed there. */
Component({
  data: { screen: loading, fontStyle: '', view: door, busy: '' as '' | 'number' | 'code', to: '', code: '' },
  methods: {
    async onLoad(query: { to?: string; gone?: string }) {
      this.setData({ fontStyle: fontStyle(), to: decodeURIComponent(query.to ?? '') })
      if (query.gone) this.setData({ view: withdrawn() })
      // Signing out calls this page up first and notes the leaving right after.
      await Promise.resolve()
      if (hasLeft()) this.setData({ screen: fresh(false) })
      else await this.open()
    },
    async open() {
      this.setData({ screen: loading })
      const known = session()?.signedIn === true
      const answer = await (known ? Promise.race([openSession(), pause(SLOW_MS)]) : openSession())
      const unheard = !answer || (!answer.ok && answer.error.unreachable)
      if (unheard && known && this.enter()) return
      if (answer && !answer.ok) this.setData({ screen: failed(answer.error) })
      else if (!this.enter()) this.setData({ screen: fresh(false) })
    },
    /** Goes in, if there is anything to go in to. */
    enter() {
      const known = session()
      const place = known?.signedIn ? landing(known, currentHat(), this.data.to) : undefined
      if (!place) return false
      wear(place.hat)
      wx.reLaunch({ url: place.url })
      return true
    },
    async phone(event: WechatMiniprogram.ButtonGetPhoneNumber) {
      const { code, errMsg } = event.detail
      if (this.data.busy) return
      if (!code) {
        this.setData({ view: withoutNumber(errMsg) })
        return
      }
      this.setData({ busy: 'number', view: door })
      this.come(await signIn(code), refused)
    },
    type({ detail }: WechatMiniprogram.Input) {
      this.setData({ code: detail.value })
      if (this.data.view.codeText) this.setData({ 'view.codeText': '' })
    },
    async sendCode() {
      if (this.data.busy) return
      const problem = codeProblem(this.data.code)
      this.setData({ view: { ...door, codeOpen: true, codeText: problem } })
      if (problem) return
      this.setData({ busy: 'code' })
      this.come(await bindCode(plainCode(this.data.code)), codeRefused)
    },
    /** Goes in, or says why not. */
    come(answer: Answer<'session.signIn'>, said: (error: Failure, present: number) => View) {
      if (answer.ok) forgetLeaving()
      if (answer.ok && this.enter()) return
      this.setData({ busy: '', view: answer.ok ? hatless() : said(answer.error, now()) })
    },
    openCode() {
      this.setData({ 'view.codeOpen': !this.data.view.codeOpen, 'view.codeText': '' })
    },
    help() {
      this.setData({ 'view.helpOpen': !this.data.view.helpOpen })
    },
  },
})
