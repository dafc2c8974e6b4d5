import type { Output } from '../../../contract/actions'
import { addDays } from '../../../contract/week'

type List = Output<'duty.list'>
type Shift = List['mine'][number]

/** Wednesday 25 November 2026, 15:00 at the school. */
export const present = Date.parse('2026-11-25T07:00:00.000Z')
export const MONDAY = '2026-11-23'

export const shift = (change: Partial<Shift> = {}): Shift => ({
  dutyId: 1,
  on: '2026-11-26',
  from: 710,
  to: 1080,
  personId: 6,
  name: '欧阳买买提·艾力江',
  mine: true,
  vacant: false,
  begun: false,
  asked: false,
  ...change,
})

/** A week with one duty of mine on Thursday, one of a colleague on Saturday, and a gap on Friday. */
export const roster = (change: Partial<List> = {}): List => ({
  week: MONDAY,
  today: '2026-11-25',
  days: Array.from({ length: 7 }, (_, day) => {
    const on = addDays(MONDAY, day)
    const shifts = [
      shift(),
      shift({ dutyId: 2, on: '2026-11-27', mine: false, vacant: true, name: '石老师' }),
      shift({ dutyId: 3, on: '2026-11-28', mine: false, personId: 7, name: '方老师' }),
    ]
    return { on, open: day === 6 ? [] : [{ from: 710, to: 1080 }], shifts: shifts.filter((one) => one.on === on) }
  }),
  mine: [shift()],
  asks: [],
  people: [
    {
      personId: 6,
      name: '欧阳买买提·艾力江',
      me: true,
      duties: [{ dutyId: 1, on: '2026-11-26', from: 710, to: 1080 }],
    },
    { personId: 7, name: '方老师', me: false, duties: [{ dutyId: 3, on: '2026-11-28', from: 710, to: 1080 }] },
    { personId: 8, name: '高校长', me: false, duties: [] },
    { personId: 9, name: '同时值班', me: false, duties: [{ dutyId: 4, on: '2026-11-26', from: 1000, to: 1200 }] },
  ],
  notes: [{ on: '2026-11-24', points: ['ranLate'], words: '听筒有杂音', by: '方老师', at: '2026-11-24T10:00:00.000Z' }],
  can: { edit: false },
  ...change,
})

/** What a colleague asks of me. */
export const asked = (change: Partial<List['asks'][number]> = {}): List['asks'][number] => ({
  swapId: 31,
  by: { personId: 7, name: '方老师' },
  to: { personId: 6, name: '欧阳买买提·艾力江' },
  duty: { on: '2026-11-28', from: 710, to: 1080 },
  exchange: null,
  can: { answer: true, withdraw: false },
  ...change,
})
