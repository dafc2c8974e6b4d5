import type { Session } from '../../../miniprogram/services/session'
import { Wechat } from '../wechat'

export const parent = { key: '1:parent', role: 'parent', place: '柳溪镇中心小学', placeId: 1 } as const
export const teacher = { key: '1:teacher', role: 'teacher', place: '柳溪镇中心小学', placeId: 1 } as const

export const known = (change: Partial<Session> = {}): Session => ({
  signedIn: true,
  name: '李建国',
  hats: [parent],
  noticeVersion: '2026-11',
  consentNeeded: false,
  templates: { weeklyUpdate: 'T1', callBooked: 'T2' },
  ...change,
})

export const stranger = known({ signedIn: false, name: null, hats: [], templates: {} })

/** A phone whose sheets answer as a test says, and which remembers what it was asked to show. */
export class Phone extends Wechat {
  confirm = true
  readonly modals: string[] = []
  readonly toasts: string[] = []
  readonly subscribed: string[][] = []

  override install(): this {
    super.install()
    // The phone notes every lost call on its console; tests lose many on purpose.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    Object.assign(wx, {
      pageScrollTo: () => undefined,
      setNavigationBarTitle: () => undefined,
      showToast: ({ title }: { title: string }) => void this.toasts.push(title),
      showModal: async ({ content }: { content: string }) => {
        this.modals.push(content)
        return { confirm: this.confirm }
      },
      requestSubscribeMessage: async ({ tmplIds }: { tmplIds: string[] }) => {
        this.subscribed.push(tmplIds)
        return Object.fromEntries(tmplIds.map((id) => [id, 'accept']))
      },
    })
    return this
  }

  /** The commands and reads that were asked, by name. */
  get actions(): string[] {
    return this.asked.map(({ action }) => action)
  }

  /** Somebody signed in earlier on this phone. */
  signedIn(session: Session = known()): this {
    this.stored.set('session', session)
    this.stored.set('hat', session.hats[0]!.key)
    return this
  }
}

export const ok = (data: unknown) => ({ ok: true, data })
export const no = (code: string) => ({ ok: false, error: { code, ref: 'ab12' } })
