import type { Output } from '../../../contract/actions'

export type Today = Output<'desk.today'>
type Booked = Today['turns'][number]

export const date = '2026-11-25'
/** A time of the desk's day, as an instant. */
export const at = (clock: string) => new Date(`${date}T${clock}:00+08:00`).toISOString()

const father = {
  relativeId: 11,
  childIds: [3, 4],
  relation: 'father',
  name: '李建国',
  phones: ['199****0001'],
} as const
const grandmother = {
  relativeId: 13,
  childIds: [3],
  relation: 'grandmotherPaternal',
  name: '李桂花',
  phones: ['199****0003'],
} as const

/** A child's place in a call; its booking has ten times its number. */
export const seat = (childId: number, name: string, change: Partial<Booked['children'][number]> = {}) => ({
  childId,
  name,
  className: '一年级1班',
  bookingId: childId * 10,
  state: 'booked' as const,
  why: null,
  withdrawn: false,
  ...change,
})

/** A call of child 3 at a time; father first, then grandmother. */
export function turn(clock: string, change: Partial<Booked> = {}): Booked {
  return {
    lineId: 1,
    startsAt: at(clock),
    children: [seat(3, '李小雨')],
    relatives: [
      { ...father, childIds: [3, 4], phones: [...father.phones] },
      { relativeId: 12, childIds: [3], relation: 'mother', name: '王秀英', phones: [] },
      { ...grandmother, childIds: [3], phones: [...grandmother.phones] },
    ],
    unconfirmed: false,
    review: null,
    ...change,
  }
}

export function today(turns: Booked[], change: Partial<Today> = {}): Today {
  const line = { lineId: 1, name: '亲情电话', medium: 'voice', slotMinutes: 10, number: '', handoff: '' } as const
  return {
    date,
    lines: [{ ...line, delay: 0, broken: false }],
    turns,
    sheet: [],
    sheetMore: 0,
    calls: 0,
    offers: [],
    offersMore: 0,
    waiting: [],
    waitingMore: 0,
    voices: [],
    duty: [],
    note: null,
    ...change,
  }
}
