import { cellsOf } from '../../contract/availability-cells'
import type { Availability } from '../../contract/availability-cells'
import { instantAt } from '../../contract/week'
import { asleepUntil } from '../../domain/availability/asleep'
import { sortMail } from '../../domain/messages/sort-mail'
import type { Mail } from '../../domain/messages/sort-mail'

const THURSDAY = '2026-11-26'
const at = (hour: number, minute = 0, day = THURSDAY) => instantAt(day, hour * 60 + minute)
const now = new Date(at(12))

let next = 0
function mail(made: Partial<Mail> & Pick<Mail, 'template'>): Mail {
  return {
    ...{ messageId: ++next, personId: 1, openid: 'o_1', page: 'pages/x', attempts: 0, lost: false, carries: 0 },
    ...{ consented: true, stands: true, left: 1, times: [] },
    data: {
      child: '甲一',
      startsAt: at(18),
      line: '亲情电话',
      when: 'day',
      until: at(14),
      week: '2026-11-23',
      publishedAt: at(11),
    } as never,
    ...made,
  }
}
const fates = (...all: Mail[]) => sortMail(all, now).sort((a, b) => a.messageId - b.messageId)
const states = (...all: Mail[]) =>
  fates(...all).map((one) => ('error' in one ? `${one.state}: ${one.error}` : one.state))

describe('what is due for one person', () => {
  test('goes out as one message, by what cannot wait and is allowed, for one credit', () => {
    const [letter, booked, changed] = [
      mail({ template: 'weeklyUpdate' }),
      mail({ template: 'callBooked' }),
      mail({ template: 'callChanged', left: 0 }),
    ]
    expect(fates(letter, booked, changed)).toEqual([
      { messageId: letter.messageId, state: 'void', error: 'told together with another', into: booked.messageId },
      { messageId: booked.messageId, state: 'sending' },
      { messageId: changed.messageId, state: 'void', error: 'told together with another', into: booked.messageId },
    ])
  })

  test('is never sent where nothing of any of them is left', () => {
    expect(states(mail({ template: 'callBooked', left: 0 }), mail({ template: 'weeklyUpdate', left: 0 }))).toEqual([
      'noCredit: ledger empty',
      'noCredit: ledger empty',
    ])
  })

  test('is one person’s mail: another person’s goes by itself', () => {
    expect(states(mail({ template: 'callBooked' }), mail({ template: 'callBooked', personId: 2 }))).toEqual([
      'sending',
      'sending',
    ])
  })

  test('a reminder within the hour goes alone; two that share one credit are one message and one for the sheet', () => {
    const near = {
      template: 'callReminder',
      data: { child: '甲一', startsAt: at(12, 50), line: '亲情电话', when: 'hour' },
    } as const
    expect(states(mail({ ...near }), mail({ template: 'weeklyUpdate' }), mail({ template: 'callBooked' }))).toEqual([
      'sending',
      'void: told together with another',
      'sending',
    ])
    expect(states(mail({ ...near }), mail({ ...near }))).toEqual(['sending', 'noCredit: ledger empty'])
  })
})

test.each<[string, Partial<Mail> & Pick<Mail, 'template'>, string]>([
  [
    'a reminder of a call that has begun',
    { template: 'callReminder', data: { startsAt: at(12) } as never },
    'void: too late',
  ],
  [
    'a change of a call that is over',
    { template: 'callChanged', data: { startsAt: at(11, 50), reason: 'other' } as never },
    'void: too late',
  ],
  [
    'a delay of a call that would have begun',
    { template: 'callChanged', data: { startsAt: at(11, 50), reason: 'late', minutes: 30 } as never },
    'sending',
  ],
  [
    'a booking of a call that is over',
    { template: 'callBooked', data: { startsAt: at(9) } as never },
    'void: too late',
  ],
  [
    'an offer that has ended',
    { template: 'callOffer', data: { startsAt: at(18), until: at(11, 59) } as never },
    'void: too late',
  ],
  ['an update that was taken back', { template: 'weeklyUpdate', stands: false }, 'void: called off'],
  [
    'a guardian who wants no messages any more',
    { template: 'weeklyUpdate', consented: false },
    'void: consent withdrawn',
  ],
  ['somebody without an openid', { template: 'weeklyUpdate', openid: null }, 'failed: no openid'],
  [
    'what a clock took and never came back with',
    { template: 'weeklyUpdate', lost: true },
    'lost: unknown whether it arrived',
  ],
])('%s', (_what, made, fate) => {
  expect(states(mail(made))).toEqual([fate])
})

describe('who works at night', () => {
  const night: Availability = { pattern: 'night', anchor: '2026-11-23', cells: cellsOf('night'), restDays: [] }

  test('is written to from 14:00 on, or from when they said', () => {
    expect(asleepUntil(night, now)).toEqual(new Date(at(14)))
    expect(asleepUntil(night, new Date(at(7)))).toEqual(new Date(at(14)))
    expect(asleepUntil(night, new Date(at(14)))).toBeNull()
    expect(asleepUntil(night, new Date(at(20, 59)))).toBeNull()
    // Thursday's 10 to 12 and 12 to 14.
    const upAtTen = {
      ...night,
      cells: [[...night.cells[0]!].map((cell, part) => (part === 26 || part === 27 ? '1' : cell)).join('')],
    }
    expect(asleepUntil(upAtTen, new Date(at(9)))).toEqual(new Date(at(10)))
    expect(asleepUntil(upAtTen, now)).toBeNull()
    expect(states(mail({ template: 'weeklyUpdate', times: [night] }))).toEqual(['queued'])
  })

  test('on a rest day, in the other shift’s week or by day: at any time', () => {
    expect(asleepUntil({ ...night, restDays: [26] }, now)).toBeNull()
    const shifts: Availability = { ...night, pattern: 'twoShift', cells: cellsOf('twoShift') }
    expect(asleepUntil(shifts, new Date(at(9)))).toBeNull()
    expect(asleepUntil(shifts, new Date(at(9, 0, '2026-12-03')))).toEqual(new Date(at(14, 0, '2026-12-03')))
    expect(asleepUntil({ ...night, pattern: 'white', cells: cellsOf('white') }, new Date(at(9)))).toBeNull()
  })
})
