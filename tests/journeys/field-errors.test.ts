import { randomUUID } from 'node:crypto'
import { readEnvelope } from '../../cloudfunctions/api/envelope'
import type { ActionName } from '../../contract/actions'
import { Refusal } from '../../domain/refusal'

function refusalFor(action: ActionName, input: unknown): Refusal {
  try {
    readEnvelope({ action, requestId: randomUUID(), input }).parse()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was taken')
}

const call = { childId: 1, outcome: 'noAnswer', startedAt: '2026-11-25T06:00:00.000Z' }
const visit = { kind: 'homeVisit', childId: 1, happenedOn: '2026-11-25', body: { met: 'parent', findings: '都好' } }
const line = { name: '电话', medium: 'voice', slotMinutes: 10, hours: [] }

test.each<[string, ActionName, unknown, Record<string, string>]>([
  ['nothing at all', 'calls.undo', undefined, { callId: 'required' }],
  ['a choice not made', 'calls.log', { ...call, outcome: undefined }, { outcome: 'required' }],
  ['a choice that does not exist', 'calls.log', { ...call, outcome: 'shouted' }, { outcome: 'notAllowed' }],
  ['reached, but for how long', 'calls.log', { ...call, outcome: 'reached' }, { durationSeconds: 'required' }],
  ['a number below its range', 'calls.log', { ...call, mood: 0 }, { mood: 'tooSmall' }],
  ['a number above its range', 'calls.log', { ...call, mood: 6 }, { mood: 'tooBig' }],
  ['a text for a number', 'calls.log', { ...call, childId: '1' }, { childId: 'wrongFormat' }],
  ['a text too long', 'calls.log', { ...call, line: '长'.repeat(201) }, { line: 'tooLong' }],
  ['a time that is none', 'calls.log', { ...call, startedAt: 'yesterday' }, { startedAt: 'wrongFormat' }],
  ['a field nobody knows', 'calls.log', { ...call, grade: 3 }, { grade: 'unknownField' }],
  ['who was met not said', 'notes.post', { ...visit, body: { findings: '都好' } }, { 'body.met': 'required' }],
  [
    'nothing found',
    'notes.post',
    { ...visit, body: { met: 'parent', findings: ' ' } },
    { 'body.findings': 'required' },
  ],
  [
    'an anomaly without a follow-up',
    'notes.post',
    { ...visit, body: { met: 'parent', findings: '病', anomaly: true } },
    { 'body.followUp': 'required' },
  ],
  [
    'hours that end before they begin',
    'lines.save',
    { ...line, hours: [{ weekday: 1, from: 800, to: 700 }] },
    { 'hours.0.to': 'tooSmall' },
  ],
  [
    'a slot length that the school cannot choose',
    'lines.save',
    { ...line, slotMinutes: 7 },
    { slotMinutes: 'notAllowed' },
  ],
])('%s is said at its field', (_what, action, input, fields) => {
  expect(refusalFor(action, input)).toMatchObject({ code: 'INVALID_INPUT', fields })
})
