import { removeErasedFiles } from '../../domain/clock/erased-files'
import type { HoldingName } from '../../contract/holdings'
import { SchoolWeek } from '../updates/school-week'
import { fillRecord, marks, photoFile, tablesThatSay, voiceFile } from './full-record'

const school = new SchoolWeek()
const { phone, clock } = school

let relativeId: number

beforeEach(async () => {
  relativeId = (await fillRecord(school.world)).relativeId
})

const childId = () => school.world.ids.child
const say = (text: string) => tablesThatSay(school.world, text)
const rows = async (table: string) =>
  (await school.world.sql(`select 1 from ${table} where child_id = $1`, [childId()])).length

async function erased(what: HoldingName[] = []) {
  const { requestId } = await phone('father').ask('rights.ask', { childId: childId(), kind: 'deletion', what })
  return phone('head').ask('rights.answer', { requestId, decision: 'done', answer: '已按您的要求删除' })
}

async function leave(): Promise<void> {
  await school.world.sql(`update child set left_on = '2026-11-20' where child_id = $1`, [childId()])
}

/** What rests on the guardians' consent, by what it is found again by. */
const onConsent = (
  [
    'notes',
    'forParents',
    'letters',
    'messages',
    'callDetails',
    'character',
    'answers',
    'refused',
    'familyContacts',
  ] as const
).map((name) => marks[name])

test('while the child is here, all that rests on consent goes from every table, its past and the storage', async () => {
  for (const text of onConsent) expect(await say(text)).not.toEqual([])
  const answer = await erased()
  expect(answer.deleted).toEqual([
    'idNumber',
    'character',
    'callDetails',
    'notes',
    'photos',
    'letters',
    'refused',
    'messages',
  ])
  expect(answer.kept).toEqual(['identity', 'contacts', 'calls', 'familyContacts', 'trail'])
  for (const text of onConsent) expect(await say(text)).toEqual([])
  const [child] = await school.world.sql<Record<string, unknown>>(`select * from child where child_id = $1`, [
    childId(),
  ])
  expect(child).toMatchObject({
    id_number: null,
    id_number_hmac: null,
    character: '',
    interests: '',
    health: '',
    remarks: '',
    name: '甲一',
  })
  expect(await school.world.sql(`select before - 'x' as before from record_event where kind = 'corrected'`)).toEqual([
    {
      before: {
        name: marks.identity,
        card: [{ name: marks.contacts }],
        address: 'c2VhbGVk',
        classId: school.world.ids.otherClass,
      },
    },
  ])
  expect(school.world.outside.files.has(photoFile)).toBe(true)
  expect(school.world.outside.files.has(voiceFile)).toBe(true)
  expect(await removeErasedFiles(clock())).toBe(2)
  expect(school.world.outside.files.has(photoFile) || school.world.outside.files.has(voiceFile)).toBe(false)
  expect(await school.world.sql(`select * from erased_file`)).toEqual([])
})

test('what the law makes the school keep stays: who the child is, whom to call, the calls, the trail', async () => {
  const trail = await rows('consent')
  await erased()
  expect(await school.world.sql(`select outcome, mood, topics, line, duration_seconds from family_call`)).toEqual([
    { outcome: 'reached', mood: null, topics: [], line: '', duration_seconds: 540 },
  ])
  expect(await rows('child_relative')).toBe(4)
  expect(await rows('care_arrangement')).toBe(1)
  expect(await rows('consent')).toBe(trail)
  expect(await rows('booking')).toBe(1)
  expect(await say(marks.contacts)).toEqual(['record_event', 'relative'])
  const asked = await school.world.sql<{ action: string }>(
    `select action from audit where children @> array[$1]::bigint[] order by audit_id`,
    [childId()],
  )
  expect(asked.map(({ action }) => action)).toEqual(['rights.ask', 'rights.answer'])
  const [event] = await school.world.sql<{ note: string }>(`select note from record_event where kind = 'erased'`)
  expect(event!.note).toBe(
    '身份证号、性格、爱好、身体和备注、通话时的心情和话题、谈心和家访、照片、每周简报、没通过微信检查的话、微信消息',
  )
})

test('only what was named goes, with what hangs on it and what letters repeat of it', async () => {
  expect(await erased(['notes'])).toEqual({ deleted: ['notes', 'photos'], kept: [] })
  expect(await say(marks.notes)).toEqual([])
  expect(await say(marks.forParents)).toEqual([])
  const [letter] = await school.world.sql<{ body: object; teacher_line: string }>(
    `select body, teacher_line from weekly_update`,
  )
  expect(letter).toMatchObject({ teacher_line: marks.letters, body: { notes: [], topics: {}, photoIds: [] } })
  expect(await say(marks.character)).toEqual(['child', 'record_event'])
  expect(await rows('message')).toBe(1)
})

test('moods go from the letters too', async () => {
  await erased(['callDetails'])
  const [letter] = await school.world.sql<{ body: { calls: object[] } }>(`select body from weekly_update`)
  expect(letter!.body.calls).toEqual([
    { at: '2026-11-24T08:00:00.000Z', medium: 'voice', outcome: 'reached', minutes: 9, mood: null },
  ])
})

test('once the child has left everything goes but the trail; the brother keeps his father and mother', async () => {
  await leave()
  const { requestId } = await phone('head').ask('rights.ask', {
    childId: childId(),
    kind: 'deletion',
    words: '家长书面申请',
  })
  const answer = await phone('head').ask('rights.answer', { requestId, decision: 'done' })
  expect(answer.kept).toEqual(['trail'])
  expect(answer.deleted).toEqual([
    'identity',
    'idNumber',
    'contacts',
    'character',
    'calls',
    'callDetails',
    'familyContacts',
    'notes',
    'photos',
    'letters',
    'refused',
    'messages',
  ])
  for (const text of Object.values(marks).filter((mark) => mark !== marks.calls)) expect(await say(text)).toEqual([])
  for (const table of [
    'family_call',
    'booking',
    'note',
    'photo',
    'weekly_update',
    'update_reader',
    'voice',
    'guardian_contact',
    'refused_content',
    'message',
    'child_relative',
    'care_arrangement',
    'entrusted_care_notice',
  ])
    expect([table, await rows(table)]).toEqual([table, 0])
  const [child] = await school.world.sql<Record<string, unknown>>(`select * from child where child_id = $1`, [
    childId(),
  ])
  expect(child).toMatchObject({
    name: `已删除${childId()}`,
    initials: '',
    id_number: null,
    address: null,
    special_status: [],
    left_behind_status: 'none',
  })
  const [relative] = await school.world.sql<Record<string, unknown>>(`select * from relative where relative_id = $1`, [
    relativeId,
  ])
  expect(relative).toMatchObject({ name: '已删除', employer: '', address: null, age: null })
  expect(await school.world.sql(`select 1 from relative_phone where relative_id = $1`, [relativeId])).toEqual([])
  expect(await school.world.sql(`select name from relative where name in ('甲父', '甲母') order by 1`)).toHaveLength(2)
  expect(
    await school.world.sql(`select 1 from child_relative where child_id = $1`, [school.world.ids.sibling]),
  ).toHaveLength(3)
  expect(await rows('consent')).toBe(2)
  expect(await rows('rights_request')).toBe(1)
})

test('a reply that was remembered is gone too, and its late sender writes nothing again', async () => {
  const id = '11111111-1111-4111-8111-111111111111'
  const post = {
    kind: 'talkNote' as const,
    childId: childId(),
    happenedOn: '2026-11-25',
    body: { topics: { mood: { step: 'good' as const } } },
  }
  await phone('teacher').ask('notes.post', post, id)
  await erased()
  expect(await phone('teacher').call('notes.post', post, id)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await rows('note')).toBe(0)
})

test('storage that fails is asked again, and nothing is forgotten', async () => {
  await erased(['photos'])
  const { files } = school.world.outside.ports
  const remove = files.remove
  files.remove = async () => Promise.reject(new Error('storage is down'))
  await expect(removeErasedFiles(clock())).rejects.toThrow('storage is down')
  files.remove = remove
  expect(await removeErasedFiles(clock())).toBe(1)
  expect(school.world.outside.files.has(photoFile)).toBe(false)
})

test('nobody but the head and the clock erases, and not what the law keeps', async () => {
  const { Database } = await import('../../database/connect')
  const { sql } = await import('drizzle-orm')
  const database = new Database(school.url)
  const as = (hat: string, person: number | null) => ({
    hat,
    personId: person,
    placeId: school.world.ids.school,
    durable: true,
  })
  const erase = (what: string) =>
    sql`select app.erase_child(${childId()}, ${sql.param([what])}::text[], '', now()) as gone`
  for (const who of ['teacher', 'father', 'desk'] as const) {
    const hat = who === 'father' ? 'parent' : who
    expect(await database.once(as(hat, school.world.ids.people[who]), erase('notes'))).toEqual([{ gone: null }])
  }
  await expect(database.once(as('head', school.world.ids.people.head), erase('calls'))).rejects.toThrow('INVALID_INPUT')
  await expect(database.once(as('head', school.world.ids.people.head), erase('trail'))).rejects.toThrow('INVALID_INPUT')
  const far = { ...as('head', school.world.ids.people.farHead), placeId: school.world.ids.farSchool }
  expect(await database.once(far, erase('notes'))).toEqual([{ gone: null }])
  expect(await rows('note')).toBe(1)
  await database.close()
})
