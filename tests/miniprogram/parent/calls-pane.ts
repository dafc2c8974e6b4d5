import { mount, settled, type Mounted } from '../mount'
import { ok, Phone } from '../start/phone'
import { board, present } from './replies'

/** Tomorrow 18:20 on the school's one line. */
export const slot = { startsAt: '2026-11-22T10:20:00.000Z', lineId: 1, time: '18:20', minutes: 10 }

const done = {
  bookingId: 11,
  startsAt: '2026-11-22T10:20:00.000Z',
  childIds: [3],
  cancelled: true,
  confirmed: true,
  released: true,
  callId: 5,
  undoUntil: '',
}

/** A parent's phone on Saturday 2026-11-21 10:00, on which 通话 opens with the board that is `shown`, and a school that takes every command. Registers the hooks of the file that asks. */
export class CallsPane {
  phone!: Phone
  shown!: ReturnType<typeof board>

  constructor() {
    beforeEach(() => {
      jest.resetModules()
      jest.spyOn(Date, 'now').mockReturnValue(present)
      this.phone = new Phone().install().signedIn()
      this.shown = board()
      this.phone.answer = ({ action }) => ok(this.replyTo(action))
    })
    afterEach(() => jest.restoreAllMocks())
  }

  private replyTo(action: string): unknown {
    if (action === 'bookings.board') return this.shown
    if (action === 'messages.credit') return { left: {} }
    return action === 'bookings.hold' ? { until: '2026-11-21T02:10:00.000Z' } : done
  }

  open = async (properties: object = {}): Promise<Mounted> => {
    const pane = mount('pages/parent/home/calls/index', properties)
    await settled(20)
    return pane
  }

  act = async (pane: Mounted, method: string, detail: object = {}): Promise<void> => {
    await (pane.instance[method] as (event: object) => unknown)({ detail, currentTarget: { dataset: detail } })
    await settled(20)
  }

  asked = (name: string): unknown[] =>
    this.phone.asked.filter(({ action }) => action === name).map(({ input }) => input)
}
