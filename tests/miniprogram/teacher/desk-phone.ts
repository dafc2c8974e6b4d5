import { mount, settled, type Mounted } from '../mount'
import { ok, type Phone } from '../start/phone'
import type { Asked } from '../wechat'
import { at, seat, today, turn, type Today } from './desk-day'
import { lost, teachersPhone } from './recording'
import { asDesk } from './replies'

/** The desk's phone at 16:21: two families wait, and the school takes everything while it is `online`. Registers the hooks of the file that asks. */
export class DeskPhone {
  phone!: Phone
  reply!: Today
  online = true
  private readonly pages: Mounted[] = []

  constructor() {
    beforeEach(() => {
      jest.resetModules()
      jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:21')))
      this.online = true
      this.reply = today([
        turn('16:20', { children: [seat(3, '李小雨'), seat(4, '李小雪')] }),
        turn('16:30', { children: [seat(8, '郑一')] }),
      ])
      this.phone = teachersPhone().signedIn(asDesk)
      this.phone.answer = ({ action }) => (this.online ? this.answerTo(action) : lost())
    })
    afterEach(() => {
      this.pages.splice(0).forEach((page) => page.detach())
      jest.restoreAllMocks()
    })
  }

  private answerTo(action: string): unknown {
    if (action === 'desk.today') return ok(this.reply)
    if (action === 'desk.sheet')
      return ok({ date: this.reply.date, numbers: [{ relativeId: 11, phones: ['19900000001'] }] })
    if (action === 'contacts.reveal') return ok({ name: '李建国', phones: ['19900000009'] })
    if (action === 'calls.undo') return ok({ undone: true })
    if (action === 'desk.late') return ok({ minutes: 10, told: 2, untold: ['郑一'] })
    return ok({ callId: 70, undoUntil: '2099-01-01T00:00:00.000Z', reminded: true, flagged: 0, back: 0 })
  }

  open = async (): Promise<Mounted> => {
    const page = mount('pages/desk/index')
    this.pages.push(page)
    ;(page.instance.onLoad as (query: object) => void)({})
    await settled(30)
    return page
  }

  method = async (page: Mounted, name: string, detail: object = {}): Promise<void> => {
    await (page.instance[name] as (event: object) => unknown)({ detail })
    await settled(20)
  }

  asked = (name: string): Asked[] => this.phone.asked.filter(({ action }) => action === name)

  /** What waits for the network. */
  queue = () => (this.phone.stored.get('outbox') ?? []) as Array<{ requestId: string; label: string }>
}
