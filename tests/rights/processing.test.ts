import { mayProcess, standingOf } from '../../domain/consents/processing'
import type { ConsentRow, Processing, Purpose, Standing } from '../../domain/consents/processing'
import { openWorld } from '../world'
import type { World } from '../world'

const row = (purpose: Purpose, givenAt: number, withdrawnAt: number | null = null, onCard = true): ConsentRow => ({
  purpose,
  onCard,
  renewed: false,
  givenAt,
  withdrawnAt,
})

/** A consent that ended when its guardian agreed to a newer notice. */
const renewed = (purpose: Purpose, givenAt: number, renewedAt: number, onCard = true): ConsentRow => ({
  ...row(purpose, givenAt, renewedAt, onCard),
  renewed: true,
})

/** Who said what to the record, and how it then stands. */
const ofRecords: [string, ConsentRow[], Standing][] = [
  ['nobody was asked', [], 'neverAsked'],
  ['one guardian agreed', [row('records', 1)], 'given'],
  ['both agreed', [row('records', 1), row('records', 2)], 'given'],
  ['one agreed and withdrew', [row('records', 1, 2)], 'withdrawn'],
  ['one of two withdrew', [row('records', 1, 5), row('records', 2)], 'given'],
  ['both withdrew', [row('records', 1, 5), row('records', 2, 6)], 'withdrawn'],
  ['withdrew and agreed anew', [row('records', 1, 5), row('records', 6)], 'given'],
  ['agreed, but stands on the card no more', [row('records', 1, null, false)], 'neverAsked'],
  ['withdrew, and stands on the card no more', [row('records', 1, 2, false)], 'withdrawn'],
  ['withdrew, and who still agrees left the card', [row('records', 1, 2), row('records', 1, null, false)], 'withdrawn'],
  ['agreed to a newer notice', [renewed('records', 1, 5), row('records', 5)], 'given'],
  ['agreed to a newer notice and withdrew', [renewed('records', 1, 5), row('records', 5, 7)], 'withdrawn'],
  [
    'agreed to a newer notice, and stands on the card no more',
    [renewed('records', 1, 5, false), row('records', 5, null, false)],
    'neverAsked',
  ],
  ['said no to photos only', [row('photos', 1, 2)], 'neverAsked'],
]

const ofPhotos: [string, ConsentRow[], Standing][] = [
  ['nobody was asked', [], 'neverAsked'],
  ['one agreed', [row('photos', 1)], 'given'],
  ["one's no after another's yes", [row('photos', 1), row('photos', 0, 2)], 'withdrawn'],
  ["one's yes after another's no", [row('photos', 3), row('photos', 0, 2)], 'given'],
  ["one's newer notice after another's yes", [row('photos', 2), renewed('photos', 0, 4), row('photos', 4)], 'given'],
  ["one's newer notice after another's no", [row('photos', 0, 2), renewed('photos', 0, 4), row('photos', 4)], 'given'],
  ['the same instant is a no', [row('photos', 2), row('photos', 0, 2)], 'withdrawn'],
]

test.each(ofRecords)('records: %s', (_what, rows, standing) => {
  expect(standingOf('records', rows)).toBe(standing)
})

test.each(ofPhotos)('photos: %s', (_what, rows, standing) => {
  expect(standingOf('photos', rows)).toBe(standing)
})

const all = (records: Standing, photos: Standing = 'neverAsked', district: Standing = 'neverAsked') => ({
  records,
  photos,
  district,
  messages: 'neverAsked' as const,
})

/** What goes on, by how the purposes stand: the whole table. */
const table: [string, ReturnType<typeof all>, Processing[]][] = [
  ['never asked', all('neverAsked'), ['note', 'letter', 'callDetails', 'districtCount', 'call', 'contactCard', 'care']],
  ['record given', all('given'), ['note', 'letter', 'callDetails', 'call', 'contactCard', 'care']],
  [
    'record and photos given',
    all('given', 'given'),
    ['note', 'letter', 'callDetails', 'photo', 'call', 'contactCard', 'care'],
  ],
  [
    'record and district given',
    all('given', 'neverAsked', 'given'),
    ['note', 'letter', 'callDetails', 'districtCount', 'call', 'contactCard', 'care'],
  ],
  ['record withdrawn', all('withdrawn', 'given', 'given'), ['districtCount', 'call', 'contactCard', 'care']],
  [
    'photos withdrawn',
    all('given', 'withdrawn', 'given'),
    ['note', 'letter', 'callDetails', 'districtCount', 'call', 'contactCard', 'care'],
  ],
]
const every: Processing[] = ['note', 'letter', 'callDetails', 'photo', 'districtCount', 'call', 'contactCard', 'care']

test.each(table)('%s', (_what, standing, goesOn) => {
  expect(every.filter((what) => mayProcess(what, standing))).toEqual(goesOn)
})

describe('the database says the same', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  /** Guardians on the card are the father and the mother; one who is not on it is the father of another child. */
  async function written(rows: ConsentRow[]): Promise<void> {
    const { people, child, school } = world.ids
    await world.sql(`delete from consent`)
    const onCard = [people.father, people.mother]
    for (const one of rows) {
      const succeeds = rows.some((old) => old.renewed && old.withdrawnAt === one.givenAt)
      const ofCard = one.withdrawnAt !== null || succeeds ? people.father : onCard.pop()!
      const person = one.onCard ? ofCard : people.otherFather
      const at = (moment: number | null) =>
        moment === null ? null : new Date(Date.parse('2026-10-01T00:00:00Z') + moment * 60_000)
      await world.sql(
        `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at, withdrawn_at) values ($1, $2, $3, $4, $7, $5, $6)`,
        [school, child, person, one.purpose, at(one.givenAt), at(one.withdrawnAt), one.renewed ? '2025-09' : '2026-11'],
      )
    }
  }
  const ask = async () => {
    const form = { kind: 'talkNote' as const, childId: world.ids.child }
    const { standing } = await world.as(world.personas.teacher).ask('consents.ledger', { childId: world.ids.child })
    const { photosAllowed, withdrawn } = await world.as(world.personas.teacher).ask('notes.form', form)
    const post = { ...form, happenedOn: '2026-11-25', body: { topics: { mood: { step: 'good' as const } } } }
    const reply = await world.as(world.personas.teacher).call('notes.post', post)
    return { standing, photosAllowed, withdrawn, posted: reply.ok ? true : reply.error.code }
  }

  test.each(ofRecords)('records: %s', async (_what, rows, standing) => {
    await written(rows)
    const asked = await ask()
    expect(asked.standing.records).toBe(standing)
    expect(asked.withdrawn).toBe(standing === 'withdrawn')
    expect(asked.posted).toBe(standing === 'withdrawn' ? 'CONSENT_WITHDRAWN' : true)
  })

  test.each(ofPhotos)('photos: %s', async (_what, rows, standing) => {
    await written(rows)
    expect(await ask()).toMatchObject({ standing: { photos: standing }, photosAllowed: standing === 'given' })
  })
})
