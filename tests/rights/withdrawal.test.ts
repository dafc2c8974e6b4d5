import { composeDue } from '../../domain/clock/compose-due'
import { startMediaChecks } from '../../domain/clock/media-checks'
import { sendMessages } from '../../domain/clock/send-messages'
import { FRIDAY_1800, FRIDAY_1830, PHOTO, SchoolWeek, WEEK } from '../updates/school-week'

const school = new SchoolWeek()
const { phone, clock, ready, consent, accept, talk, compose } = school

const withdraw = (who: 'father' | 'mother', purpose: 'records' | 'photos' | 'messages') =>
  phone(who).ask('consents.set', { childId: school.world.ids.child, purpose, given: false })

/** The letter of the child of father and mother, published with a photo in it. */
async function published(): Promise<void> {
  school.world.outside.files.set(PHOTO, Buffer.from('jpeg'))
  await talk('他今天笑了', [PHOTO])
  await school.world.sql(`update photo set state = 'passed'`)
  await phone('teacher').ask('updates.publish', { updateIds: await compose() })
}

const photosOf = async (who: 'father' | 'mother') =>
  (await phone(who).ask('updates.mine', { childId: school.world.ids.child, week: WEEK })).update!.photos

test("one guardian's no to photos takes the links from everybody, at once", async () => {
  await ready('father')
  await ready('mother')
  await published()
  expect(await photosOf('father')).toHaveLength(1)
  expect(await photosOf('mother')).toHaveLength(1)
  await withdraw('mother', 'photos')
  expect(await photosOf('father')).toEqual([])
  expect(await photosOf('mother')).toEqual([])
  const { updates } = await phone('teacher').ask('updates.review', { week: WEEK })
  const { updateId } = updates.find((one) => one.childId === school.world.ids.child)!
  expect((await phone('teacher').ask('updates.preview', { updateId })).photos).toEqual([])
  await expect(talk('再来一张', ['cloud://test.files/photos/two.jpg'])).rejects.toThrow('CONSENT_MISSING_FOR_PHOTOS')
})

test("a guardian's change on one phone is on the other guardian's at its next call", async () => {
  const { child } = school.world.ids
  const seen = async (who: 'father' | 'mother') => {
    const { standing, entries } = await phone(who).ask('consents.ledger', { childId: child })
    return [standing.photos, entries.filter(({ purpose }) => purpose === 'photos').map(({ by }) => by.relation)]
  }
  await ready('father')
  await published()
  expect(await seen('mother')).toEqual(['given', ['father']])
  expect(await photosOf('mother')).toHaveLength(1)
  await withdraw('father', 'photos')
  expect(await seen('mother')).toEqual(['withdrawn', ['father']])
  expect(await photosOf('mother')).toEqual([])
  school.world.outside.now = new Date(school.world.outside.now.getTime() + 60_000)
  await phone('mother').ask('consents.set', { childId: child, purpose: 'photos', given: true })
  expect((await seen('father'))[0]).toBe('given')
  expect(await photosOf('father')).toHaveLength(1)
})

test('a photo that waits for its check is not shown to WeChat after the no', async () => {
  await ready('father')
  school.world.outside.files.set(PHOTO, Buffer.from('jpeg'))
  await talk('', [PHOTO])
  await withdraw('father', 'photos')
  expect(await startMediaChecks(clock())).toBe(0)
  expect(school.world.outside.mediaChecks).toEqual([])
})

test('a message that waits when its reader withdraws is dropped, the other reader gets theirs', async () => {
  await ready('father')
  await ready('mother')
  await published()
  await withdraw('father', 'messages')
  school.world.outside.now = FRIDAY_1830
  await sendMessages(clock())
  const about = (openid: string) =>
    school.world.outside.sent.filter((one) => one.openid === openid).map(({ page }) => page)
  expect(about('o_mother')).toHaveLength(1)
  // He still hears of the child for whom he has not withdrawn.
  expect(about('o_father')).toEqual([expect.stringContaining(`child=${school.world.ids.sibling}&`)])
  const rows = await school.world.sql<{ state: string; error: string }>(
    `select state, error from message where person_id = $1 and child_id = $2`,
    [school.world.ids.people.father, school.world.ids.child],
  )
  expect(rows).toEqual([{ state: 'void', error: 'consent withdrawn' }])
  expect(await sendMessages(clock())).toMatchObject({ sent: 0 })
})

describe('the record, withdrawn by every guardian who had agreed', () => {
  beforeEach(async () => {
    await ready('father')
    await withdraw('father', 'records')
  })

  test('while the other guardian agrees it goes on, and only the one who withdrew is shut out', async () => {
    expect(await phone('father').call('updates.mine', {})).toMatchObject({ error: { code: 'CONSENT_NEEDED' } })
    expect(await phone('mother').call('updates.mine', {})).toMatchObject({ ok: true })
    expect(await talk('好')).toBeGreaterThan(0)
  })

  test('no talk and no visit is written', async () => {
    await withdraw('mother', 'records')
    await expect(talk('好')).rejects.toThrow('CONSENT_WITHDRAWN')
    const visit = { met: 'parent' as const, findings: '好' }
    const { child } = school.world.ids
    const post = { kind: 'homeVisit' as const, childId: child, happenedOn: '2026-11-25', body: visit }
    expect(await phone('head').call('notes.post', post)).toMatchObject({ error: { code: 'CONSENT_WITHDRAWN' } })
    expect(await school.world.sql(`select 1 from note`)).toEqual([])
  })

  test('no letter is composed, and one that waits is not published', async () => {
    const { ids, sql } = school.world
    await talk('好')
    const before = await compose()
    expect(before).toHaveLength(3)
    await withdraw('mother', 'records')
    expect(await phone('teacher').ask('updates.publish', { updateIds: before })).toMatchObject({ published: 2 })
    expect(
      await sql(`select 1 from weekly_update where child_id = $1 and published_at is not null`, [ids.child]),
    ).toEqual([])
    const left = (await phone('teacher').ask('updates.review', { week: WEEK })).updates.map((one) => one.childId)
    expect(left).not.toContain(ids.child)
    await sql(`delete from weekly_update`)
    await sql(`delete from job`)
    school.world.outside.now = FRIDAY_1800
    await composeDue(clock())
    expect(await sql(`select 1 from weekly_update where child_id = $1`, [ids.child])).toEqual([])
    expect(await sql(`select 1 from weekly_update where child_id = $1`, [ids.sibling])).toHaveLength(1)
  })

  test('the letters that are there are hidden from both, on every phone', async () => {
    await published()
    await withdraw('mother', 'records')
    for (const who of ['father', 'mother'] as const) {
      expect(await phone(who).call('updates.mine', { childId: school.world.ids.child, week: WEEK })).toMatchObject({
        error: { code: 'CONSENT_NEEDED' },
      })
    }
  })

  test('the weekly call, the contact card and the booking go on, without mood, topics and words', async () => {
    await withdraw('mother', 'records')
    const { ids, sql } = school.world
    const call = {
      childId: ids.child,
      outcome: 'reached' as const,
      startedAt: '2026-11-25T06:00:00.000Z',
      durationSeconds: 300,
    }
    await phone('desk').ask('calls.log', { ...call, mood: 4, topics: ['study'], line: '想妈妈' })
    expect(await sql(`select outcome, mood, topics, line from family_call`)).toEqual([
      { outcome: 'reached', mood: null, topics: [], line: '' },
    ])
    const { relatives } = ids
    expect(
      await phone('teacher').ask('contacts.reveal', { childId: ids.child, relativeId: relatives.mother }),
    ).toMatchObject({ name: '甲母' })
  })

  test('the forms of a note and of a call say so beforehand', async () => {
    const { child, sibling } = school.world.ids
    const told = async (childId: number) => [
      (await phone('teacher').ask('notes.form', { kind: 'talkNote', childId })).withdrawn,
      (await phone('desk').ask('calls.form', { childId })).withdrawn,
    ]
    expect(await told(child)).toEqual([false, false])
    await withdraw('mother', 'records')
    expect(await told(child)).toEqual([true, true])
    expect(await told(sibling)).toEqual([false, false])
  })

  test('one yes opens it again, for all', async () => {
    await withdraw('mother', 'records')
    await consent('mother', [])
    await phone('mother').ask('consents.set', { childId: school.world.ids.child, purpose: 'records', given: true })
    expect(await talk('好')).toBeGreaterThan(0)
    await accept('mother')
  })
})
