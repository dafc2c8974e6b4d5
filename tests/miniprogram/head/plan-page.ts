import type { ActionName, Input } from '../../../contract/actions'
import { instantAt } from '../../../contract/week'
import type { Plan } from '../../../miniprogram/pages/head/plan/rows'
import { mount, settled, type Mounted } from '../mount'
import { ok, Phone } from '../start/phone'
import { plan, seat, slots } from './plan-week'
import { headSession } from './replies'

export const free = [{ date: '2026-12-01', lineId: 1, minutes: [960] }]
export const left = { why: 'full' as const, set: 0, weeks: 2, round: 2 }

const sundayEvening = (place: number): [string, number] => ['2026-12-06', 1080 + 10 * place]

/** Two families with a time, one of them another than last week's; nine without, for five times on a Sunday evening. */
export const proposal = plan({
  seats: [
    seat({ was: { lineId: 1, startsAt: instantAt('2026-11-25', 1100) } }),
    seat({ childIds: [2, 3], names: ['乙一', '乙二'], startsAt: instantAt('2026-12-02', 1090) }),
  ],
  left: Array.from({ length: 9 }, (_, place) => ({ ...left, childIds: [10 + place], names: [`戊${place}`] })),
  blocked: [{ families: 13, children: 14, names: [], slots: slots(...[0, 1, 2, 3, 4].map(sundayEvening)) }],
  remedies: [{ kind: 'hours', lineId: 1, date: '2026-12-06', from: 1110, to: 1170, more: 6 }],
  counts: { children: 20, seated: 11, kept: 0, left: 9, families: 0, confirmed: 0 },
  free,
})
export const noPlan = plan({
  ...{ state: 'none', planId: null, madeAt: null, seats: [] },
  can: { publish: false, pin: true, propose: true },
})
export const published = plan({
  ...{ state: 'published', publishedAt: '2026-11-27T10:00:00.000Z', publishesAt: null },
  seats: [seat({ state: 'confirmed' }), seat({ childIds: [2], names: ['乙一'], state: 'booked' })],
  counts: { children: 20, seated: 20, kept: 0, left: 0, families: 7, confirmed: 3 },
  can: { publish: false, pin: true, propose: true },
})

/** The head's phone, and what the school answers to it. */
export class HeadsPhone extends Phone {
  answers: Partial<Record<ActionName, unknown>> = { 'plans.open': ok(proposal) }
  override answer = ({ action }: { action: string }) => this.answers[action as ActionName]

  asks<A extends ActionName>(action: A) {
    return this.asked.filter((one) => one.action === action).map(({ input }) => input as Input<A>)
  }

  /** The page of the plan, as the school answers now, or with this plan. */
  async opens(shown: Plan | null = null): Promise<Mounted> {
    if (shown) this.answers['plans.open'] = ok(shown)
    const page = mount('pages/head/plan/index')
    ;(page.instance.onLoad as (query: object) => void)({})
    await settled(30)
    return page
  }
}

export const headsPhone = () => new HeadsPhone().install().signedIn(headSession)

/** What a component inside the page tells it. */
export async function told(page: Mounted, method: string, detail: object = {}): Promise<void> {
  void (page.instance[method] as (event: object) => unknown)({ detail })
  await settled(20)
}
