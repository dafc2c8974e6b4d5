import { mount, settled, type Mounted } from '../miniprogram/mount'
import { known, ok, Phone } from '../miniprogram/start/phone'
import { form, listed, opened, read, TODAY } from './replies'

const head = { key: '1:head', role: 'head', place: '测试小学', placeId: 1 } as const

/** A head's phone on which the pages of letters open, each call answered from `replies`. */
export class LetterPhone {
  phone!: Phone
  replies: Record<string, unknown> = {}

  constructor() {
    beforeEach(() => {
      jest.resetModules()
      this.phone = new Phone().install().signedIn(known({ hats: [head] }))
      this.replies = {
        'letters.list': { today: TODAY, letters: [listed()] },
        'letters.form': form(),
        'letters.open': opened(),
        'letters.read': read(),
        'letters.mine': { today: TODAY, letters: [read()] },
        'letters.announce': { letterId: 9, children: 3, messages: 2 },
        'letters.mark': { changed: 1 },
        'letters.withdraw': { withdrawn: true },
        'letters.confirm': { letterId: 7, confirmed: [1] },
        'messages.credit': { left: {} },
      }
      this.answered()
    })
    afterEach(() => jest.restoreAllMocks())
  }

  /** Every call is answered, but those named here, which get this reply. */
  answered(instead: Record<string, unknown> = {}): void {
    this.phone.answer = ({ action }) => instead[action] ?? ok(this.replies[action])
  }

  /** There is no network. */
  lost(): void {
    this.phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  }

  open = async (page: string, query: object = {}): Promise<Mounted> => {
    const mounted = mount(`pages/letters/${page}`)
    ;(mounted.instance.onLoad as (query: object) => void)(query)
    await settled(60)
    return mounted
  }

  acting = async (page: Mounted, method: string, event: object = {}): Promise<void> => {
    await (page.instance[method] as (event: object) => unknown)(event)
    await settled(40)
  }

  sent = (action: string): unknown[] =>
    this.phone.asked.filter((asked) => asked.action === action).map(({ input }) => input)
}

export const at = (dataset: object) => ({ currentTarget: { dataset } })
export const picked = (value: unknown) => ({ detail: { value } })
