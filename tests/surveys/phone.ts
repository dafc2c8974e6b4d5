import { builtModule, mount, settled, type Mounted } from '../miniprogram/mount'
import { headSession, present } from '../miniprogram/head/replies'
import { ok, Phone } from '../miniprogram/start/phone'
import { left, moveForm, onWalk, school, walk } from './replies'

const event = { undoUntil: '2099-01-01T00:00:00.000Z', eventId: 70, childId: 9, bookingsCancelled: 0, told: 0 }

/** No network: what `wx.cloud` says then. */
export const lost = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })

/** A head's phone with a school that accepts every answer and move; `replies` may be replaced action by action. */
export class SurveyPhone {
  phone!: Phone
  replies: Record<string, unknown> = {}

  /** Registers the hooks of the file that asks. */
  constructor() {
    beforeEach(() => {
      jest.resetModules()
      jest.spyOn(Date, 'now').mockReturnValue(present)
      this.replies = {
        'surveys.class': walk([onWalk(1), onWalk(2), onWalk(3, { answers: 'u-' })]),
        'surveys.school': school(),
        'moves.form': moveForm(),
        'moves.left': left(),
        'children.form': { today: '2026-11-21', classes: [{ classId: 1, name: '一年级1班' }] },
        'surveys.answer': { answered: 1 },
        'surveys.retract': { retracted: 1 },
      }
      this.phone = new Phone().install().signedIn(headSession)
      this.phone.answer = ({ action }) => ok(this.replies[action] ?? event)
      Object.assign(wx, {
        navigateBack: async () => void this.phone.opened.push('back'),
        setClipboardData: async ({ data }: { data: string }) => void this.phone.toasts.push(data),
      })
      Object.assign(globalThis, { getCurrentPages: () => [1, 2] })
    })
    afterEach(() => jest.restoreAllMocks())
  }

  open = async (page: string, query: object = {}): Promise<Mounted> => {
    const mounted = mount(`pages/${page}/index`)
    ;(mounted.instance.onLoad as (query: object) => void)(query)
    await settled(30)
    return mounted
  }

  /** Calls a method of a page as its template would. */
  call = async (page: Mounted, method: string, event?: object): Promise<void> => {
    await (page.instance[method] as (event?: object) => unknown)(event)
    await settled(20)
  }

  /** The inputs of every call of an action. */
  sent = (action: string) => this.phone.asked.filter((one) => one.action === action).map(({ input }) => input)
}

/** The event of a chosen or typed value; `field` as the form of a new child has it. */
export const pick = (value: unknown, field?: string) => ({ detail: { value }, currentTarget: { dataset: { field } } })

/** What the page under a form offers to take back. */
export const saved = () => builtModule<typeof import('../../miniprogram/pages/record/saved')>('pages/record/saved.js')
