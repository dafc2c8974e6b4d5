import { calls, notes } from './schemas'
import { freshEntry, inputOf, lacking } from '../../../miniprogram/pages/record/call/entry'
import { toView as callView, viewWithout } from '../../../miniprogram/pages/record/call/view'
import {
  emptyValues,
  inputOf as noteOf,
  isBlank,
  letterOf,
  type Entry,
} from '../../../miniprogram/pages/record/note/body'
import { toView as noteView, viewFromAnother } from '../../../miniprogram/pages/record/note/view'
import { callForm, longName, noteForm, present } from './replies'

describe('a call', () => {
  const view = callView(callForm())

  test('the first of the card with a number is called first, unless another one booked', () => {
    expect(view.first).toBe(12)
    expect(callView(callForm(), 'grandmotherPaternal').first).toBe(13)
    expect(callView(callForm(), 'father').first).toBe(12)
    expect(view.kin.map(({ phones }) => phones)).toEqual(['没有登记号码', '199****0001、199****0002', '199****0003'])
  })

  test.each([
    ['', 0, { outcome: '先选一下结果' }],
    ['reached', 0, { minutes: '聊了几分钟？' }],
    ['reached', 8, {}],
    ['noAnswer', 0, {}],
  ] as const)('outcome %j with %i minutes lacks %j', (outcome, minutes, lacks) => {
    expect(lacking({ ...freshEntry(view, present), outcome, minutes })).toEqual(lacks)
  })

  test('what belongs to a conversation goes along only where there was one', () => {
    const entry = { ...freshEntry(view, present), minutes: 8, mood: 4, topics: ['study'], line: ' 腊月二十回来 ' }
    const reached = inputOf(view, { ...entry, outcome: 'reached' }, present)
    expect(calls.safeParse(reached).success).toBe(true)
    expect(reached).toMatchObject({
      relativeId: 12,
      durationSeconds: 480,
      mood: 4,
      topics: ['study'],
      line: '腊月二十回来',
    })
    const missed = inputOf(view, { ...entry, outcome: 'noAnswer' }, present)
    expect(calls.safeParse(missed).success).toBe(true)
    expect(missed).toMatchObject({ durationSeconds: 0, topics: [] })
    expect(missed).not.toHaveProperty('mood')
  })

  test('a call logged afterwards began its own length ago; one that was dialled or booked began then', () => {
    const fresh = { ...freshEntry(view, present), outcome: 'reached' as const, minutes: 10 }
    expect(inputOf(view, fresh, present).startedAt).toBe('2026-11-21T01:50:00.000Z')
    const dialled = { ...fresh, timed: true, time: '09:30' }
    expect(inputOf(view, dialled, present).startedAt).toBe('2026-11-21T01:30:00.000Z')
    const past = callView(callForm({ bookingId: 7, bookedAt: '2026-11-21T01:20:00.000Z' }))
    expect(inputOf(past, { ...freshEntry(past, present), outcome: 'busy' }, present)).toMatchObject({
      bookingId: 7,
      startedAt: '2026-11-21T01:20:00.000Z',
    })
    const ahead = callView(callForm({ bookingId: 7, bookedAt: '2026-11-21T10:20:00.000Z' }))
    expect(freshEntry(ahead, present)).toMatchObject({ time: '10:00', timed: false })
    expect(inputOf(view, { ...dialled, time: '23:59' }, present).startedAt).toBe('2026-11-21T02:00:00.000Z')
  })

  test('without network and without a kept form it can still be logged', () => {
    const bare = viewWithout(3, longName, 7)
    const input = inputOf(bare, { ...freshEntry(bare, present), outcome: 'noAnswer' }, present)
    expect(calls.safeParse(input).success).toBe(true)
    expect(input).toMatchObject({ childId: 3, bookingId: 7 })
    expect(input).not.toHaveProperty('relativeId')
  })
})

describe.each(['talkNote', 'homeVisit'] as const)('a %s', (kind) => {
  const { fields } = noteView(noteForm(kind), present)
  const values = {
    talkNote: { topics: { study: { step: 'good', words: '进步了' } }, problem: ' 想家 ', measure: '', nextOn: '' },
    homeVisit: { met: 'grandparent', findings: '都好', anomaly: false, followUp: '', nextOn: '2026-12-20' },
  }[kind]
  const entry: Entry = { happenedOn: '2026-11-21', values, forParents: ' 他很想您 ', photos: [] }

  test('is what the contract asks for', () => {
    const parsed = notes.safeParse(noteOf(kind, 3, fields, entry))
    expect(parsed.error?.issues ?? []).toEqual([])
    expect(parsed.data).toMatchObject({ kind, childId: 3, forParents: '他很想您' })
  })

  test('an untouched form is no draft, a touched one is', () => {
    const blank = { ...entry, values: emptyValues(fields), forParents: ' ' }
    expect(isBlank(fields, blank)).toBe(true)
    expect(isBlank(fields, entry)).toBe(false)
    expect(isBlank(fields, { ...blank, forParents: '好' })).toBe(false)
    expect(notes.safeParse(noteOf(kind, 3, fields, blank)).success).toBe(false)
  })

  test('parents see faces and what is written for them, and no other word', () => {
    const letter = letterOf(kind, fields, entry)
    expect(letter.topics).toEqual(kind === 'talkNote' ? { study: 'good' } : {})
    expect(letter.notes).toEqual([{ kind, on: '2026-11-21', text: '他很想您' }])
    expect(JSON.stringify(letter)).not.toMatch(/进步了|想家|都好/)
  })

  test('opens for another child without network', () => {
    const other = viewFromAnother(noteForm(kind), 9, '李小雨')
    expect(other).toMatchObject({ childId: 9, name: '李小雨', className: '', photosAllowed: false, fields })
  })
})
