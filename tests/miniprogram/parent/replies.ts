import type { Output } from '../../../contract/actions'

type Mine = Output<'updates.mine'>
type Board = Output<'bookings.board'>

/** Saturday 21 November 2026, 10:00 at +08:00. */
export const present = Date.parse('2026-11-21T02:00:00Z')
export const thisWeek = '2026-11-16'
export const longName = '欧阳买买提·艾力江'

export const update: NonNullable<Mine['update']> = {
  updateId: 70,
  publishedAt: '2026-11-20T10:30:00.000Z',
  corrected: false,
  version: 1,
  teacher: '王老师',
  teacherLine: '这周他主动举手三次。',
  voice: null,
  body: {
    calls: [{ at: '2026-11-18T04:40:00.000Z', medium: 'voice', outcome: 'reached', minutes: 9, mood: 4 }],
    topics: { study: 'good', mood: 'fair' },
    notes: [{ kind: 'talkNote', on: '2026-11-19', text: '最近和同桌处得很好' }],
    photoIds: [],
    nextCallAt: null,
  },
  photos: [],
  answer: { thumb: false, phrase: null, reply: null },
}

/** A week in which everything happened. */
export const fullUpdate: NonNullable<Mine['update']> = {
  ...update,
  corrected: true,
  version: 2,
  voice: { voiceId: 5, seconds: 12 },
  body: {
    ...update.body,
    calls: [
      { at: '2026-11-16T04:40:00.000Z', medium: 'voice', outcome: 'noAnswer', minutes: 0, mood: null },
      ...update.body.calls,
    ],
    notes: [
      ...update.body.notes,
      { kind: 'homeVisit', on: '2026-11-21', text: '奶奶身体好' },
      { kind: 'study', on: '2026-11-18', text: '口算全对' },
      { kind: 'health', on: '2026-11-17', text: '长高了两厘米' },
      { kind: 'activity', on: '2026-11-20', text: '跑了接力' },
      { kind: 'award', on: '2026-11-20', text: '劳动小能手' },
    ],
    photoIds: [31, 32],
    ask: '周一请带雨衣',
  },
  photos: ['https://cloud/31.jpg', 'https://cloud/32.jpg'],
  answer: {
    thumb: true,
    phrase: 'proud',
    reply: '辛苦老师了',
  },
}

/** A parent's week as the server tells it. */
export function mine(change: Partial<Mine> = {}): Mine {
  return {
    children: [{ childId: 3, name: longName }],
    childId: 3,
    week: thisWeek,
    thisWeek,
    update,
    voices: [],
    letters: [],
    nextCall: { bookingId: 9, startsAt: '2026-11-22T10:20:00.000Z' },
    line: [
      { week: '2026-10-26', state: 'missed', mood: null, published: true },
      { week: '2026-11-02', state: 'none', mood: null, published: false },
      { week: '2026-11-09', state: 'reached', mood: 3, published: true },
      { week: '2026-11-16', state: 'reached', mood: 4, published: true },
    ],
    ...change,
  }
}

/** Sunday 18:20, ten minutes. */
export const sunday = '2026-11-22T10:20:00.000Z'

export function booking(change: Partial<Board['bookings'][number]> = {}): Board['bookings'][number] {
  return {
    bookingId: 9,
    childId: 3,
    lineId: 1,
    startsAt: sunday,
    state: 'booked',
    with: [],
    planned: false,
    confirmed: true,
    review: null,
    late: 0,
    can: { cancel: true, move: true, confirm: false },
    tooLate: false,
    ...change,
  }
}

/** A board of two phones and one video line; free on Saturday and Sunday. */
export function board(change: Partial<Board> = {}): Board {
  return {
    children: [{ childId: 3, name: longName }],
    childId: 3,
    week: thisWeek,
    weeks: [thisWeek, '2026-11-23'],
    together: [],
    lines: [
      { lineId: 1, name: '亲情电话1', medium: 'voice', slotMinutes: 10, number: '' },
      { lineId: 2, name: '亲情电话2', medium: 'voice', slotMinutes: 10, number: '' },
      { lineId: 3, name: '亲情视频', medium: 'video', slotMinutes: 15, number: '' },
    ],
    days: [
      {
        date: '2026-11-21',
        free: [
          { lineId: 1, minutes: [670, 710], suits: '..' },
          { lineId: 2, minutes: [710, 850], suits: '..' },
        ],
      },
      {
        date: '2026-11-22',
        free: [
          { lineId: 1, minutes: [1000, 1100, 1110], suits: '...' },
          { lineId: 3, minutes: [840], suits: '.' },
        ],
      },
    ],
    bookings: [],
    waitingState: { week: thisWeek, waiting: null, offers: [] },
    can: { book: true, wait: true },
    rules: { cancelBefore: 30 },
    availability: false,
    home: [],
    ...change,
  }
}
