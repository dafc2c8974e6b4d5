import { addDays } from '../../contract/week'
import { noteKinds } from '../../contract/notes/registry'
import { makeCounty } from '../../database/demo/county'
import { compose } from '../../domain/updates/compose'
import type { WeekFacts } from '../../domain/updates/compose'

const county = makeCounty(new Date('2026-11-25T04:30:00Z'))
const { note: notes, weeklyUpdate: updates, familyCall: calls } = county

type Note = (typeof notes)[number]

/** How many there are of a kind to a child's week. */
const share = (kind: string) => notes.filter((row) => row.kind === kind).length / updates.length

test('every kind of note stands in the county', () => {
  expect(new Set(notes.map((row) => row.kind))).toEqual(new Set(Object.keys(noteKinds)))
})

// A talk every two to four weeks, learning and what the class did about once a month, the sickroom seldom, praise now and then.
test.each([
  ['talkNote', 0.3, 0.6],
  ['study', 0.15, 0.35],
  ['activity', 0.15, 0.45],
  ['health', 0.08, 0.2],
  ['award', 0.02, 0.08],
])('%s is as frequent as schools write it', (kind, least, most) => {
  expect(share(kind)).toBeGreaterThan(least)
  expect(share(kind)).toBeLessThan(most)
})

test('nobody is told the same thing twice about a child, and class notes fall on days of school', () => {
  const atSchool = notes.filter((row) => ['study', 'health', 'activity', 'award'].includes(row.kind))
  const said = atSchool.map((row) => `${row.childId} ${row.forParents}`)
  expect(said.length - new Set(said).size).toBe(0)
  expect(atSchool.filter((row) => [0, 6].includes(new Date(row.happenedOn).getUTCDay()))).toEqual([])
  expect(atSchool.filter((row) => row.forParents === '')).toEqual([])
})

test('what a class does together is on one day for all of a school', () => {
  const days = new Map<string, Set<string>>()
  for (const row of notes.filter(({ kind }) => kind === 'activity')) {
    const what = `${row.schoolId} ${(row.body as { title: string }).title}`
    days.set(what, (days.get(what) ?? new Set()).add(row.happenedOn))
  }
  expect(days.size).toBeGreaterThan(5)
  expect([...days].filter(([, on]) => on.size > 1)).toEqual([])
})

function byWeek<R extends { childId: number; week: string }>(rows: R[]): Map<string, R[]> {
  const sorted = new Map<string, R[]>()
  for (const row of rows) {
    const key = `${row.childId} ${row.week}`
    sorted.set(key, [...(sorted.get(key) ?? []), row])
  }
  return sorted
}

function noteFact({ kind, happenedOn, forParents, body }: Note): WeekFacts['notes'][number] {
  const { topics = {} } = body as { topics?: Record<string, { step: string }> }
  const steps = Object.fromEntries(Object.entries(topics).map(([topic, { step }]) => [topic, step]))
  return { kind, on: happenedOn, forParents, steps, photoIds: [] } as unknown as WeekFacts['notes'][number]
}

test('each letter of the history holds what the records of its week held on its Friday, and what came too late for the one before', () => {
  const [notesOf, callsOf, updateOf] = [byWeek(notes), byWeek(calls), byWeek(updates)]
  /** What was written down when the letter of the week before was out. */
  const latecomers = (childId: number, week: string) => {
    const key = `${childId} ${addDays(week, -7)}`
    const [before] = updateOf.get(key) ?? []
    return before ? (notesOf.get(key) ?? []).filter((row) => row.postedAt > before.composedAt) : []
  }
  let [told, late] = [0, 0]
  for (const { childId, week, body, thin, composedAt } of updates) {
    const key = `${childId} ${week}`
    const facts: WeekFacts = {
      ...{ childId, nextCallAt: null, missed: null, closed: null, ask: '' },
      calls: (callsOf.get(key) ?? [])
        .filter((row) => row.loggedAt <= composedAt)
        .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
        .map(({ startedAt, medium, outcome, durationSeconds, mood }) => {
          const call = { at: startedAt.toISOString(), medium, outcome, seconds: durationSeconds, mood: mood ?? null }
          return call as WeekFacts['calls'][number]
        }),
      notes: [...(notesOf.get(key) ?? []).filter((row) => row.postedAt <= composedAt), ...latecomers(childId, week)]
        .sort((a, b) => a.happenedOn.localeCompare(b.happenedOn) || a.noteId! - b.noteId!)
        .map(noteFact),
    }
    const made = compose(facts)
    const { calls: heard, topics, notes: lines } = body as typeof made.body
    const { calls: ofCalls, topics: ofTopics, notes: ofNotes } = made.body
    expect({ key, heard, topics, lines, thin }).toEqual({
      key,
      heard: ofCalls,
      topics: ofTopics,
      lines: ofNotes,
      thin: made.thin,
    })
    late += lines.filter(({ on }) => on < week).length
    told += lines.filter(({ kind }) => kind !== 'talkNote' && kind !== 'homeVisit').length
  }
  expect(updates.length).toBeGreaterThan(2_000)
  expect(told).toBeGreaterThan(500)
  expect(late).toBeGreaterThan(10)
})

test('some of what parents said has been heard, some waits, and never more of it than may wait', () => {
  const { voice } = county
  const waiting = voice.filter(({ heardAt }) => heardAt === null)
  expect(waiting.length).toBeGreaterThan(2)
  expect(voice.length - waiting.length).toBeGreaterThan(5)
  expect(voice.filter(({ heardAt, sentAt }) => heardAt && heardAt <= sentAt)).toEqual([])
  const perChild = new Map<string, number>()
  for (const { childId, author } of waiting) {
    const key = `${childId} ${author}`
    perChild.set(key, (perChild.get(key) ?? 0) + 1)
  }
  expect(Math.max(...perChild.values())).toBeLessThanOrEqual(3)
})
