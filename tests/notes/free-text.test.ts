import { noteKinds } from '../../contract/notes/registry'
import type { NoteKindName } from '../../contract/notes/registry'
import { freeText } from '../../domain/notes/free-text'

test.each<[NoteKindName, object, string, string]>([
  ['talkNote', { topics: { mood: { step: 'good' } } }, '', ''],
  [
    'talkNote',
    {
      topics: { mood: { step: 'fair', words: '想家' }, study: { step: 'good', words: '' } },
      problem: '睡得少',
      measure: '',
    },
    '一切都好',
    '想家\n睡得少\n一切都好',
  ],
  [
    'homeVisit',
    { met: 'grandparent', findings: '屋子干净', anomaly: true, followUp: '下周再去', nextOn: '2026-12-01' },
    '',
    '屋子干净\n下周再去',
  ],
])('what was typed into a %s', (kind, body, forParents, typed) => {
  expect(freeText(kind, body, forParents)).toBe(typed)
})

test.each(Object.keys(noteKinds) as NoteKindName[])(
  'the longest %s fits into one content check (2,500 characters)',
  (kind) => {
    const longest = Object.fromEntries(
      noteKinds[kind].fields.map((field) => {
        if (field.type === 'text') return [field.name, '字'.repeat(field.max)]
        const topic = { step: 'good', words: '字'.repeat(100) }
        return [field.name, field.type === 'topics' ? { a: topic, b: topic, c: topic, d: topic, e: topic } : undefined]
      }),
    )
    expect([...freeText(kind, longest, '字'.repeat(300))].length).toBeLessThanOrEqual(2500)
  },
)
