import { mount, settled, type Mounted } from '../mount'
import { ok, Phone } from '../start/phone'
import { mine } from './replies'

/** A parent's phone on which 本周 opens with the letter of `replies`, and a school that takes every answer. Registers the hooks of the file that asks. */
export class WeekPane {
  phone!: Phone

  constructor() {
    beforeEach(() => {
      jest.resetModules()
      this.phone = new Phone().install().signedIn()
      this.phone.answer = ({ action, input }) =>
        ok(
          action === 'updates.mine'
            ? mine()
            : action === 'updates.answer'
              ? { thumb: false, phrase: null, reply: null, ...(input as object) }
              : { left: {} },
        )
    })
  }

  /** There is no network. */
  lost(): void {
    this.phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  }

  open = async (properties: object = {}): Promise<Mounted> => {
    const pane = mount('pages/parent/home/week/index', properties)
    await settled(20)
    return pane
  }

  asked = (name: string): unknown[] =>
    this.phone.asked.filter(({ action }) => action === name).map(({ input }) => input)
}
