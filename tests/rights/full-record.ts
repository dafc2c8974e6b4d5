import { encrypt } from '../../database/crypto'
import { testKeys } from '../ports'
import type { World } from '../world'

/** What a holding of the child is found again by, in any table: one marker a holding. */
export const marks = {
  identity: '甲一',
  idNumber: '513401201705010027',
  contacts: '只此一人的外婆',
  character: '怕黑但爱画画',
  calls: 'reached',
  callDetails: '想妈妈了记一笔',
  notes: '谈心里说的话',
  forParents: '给家长看的一句',
  letters: '周报里老师的一句',
  messages: '消息里的甲一',
  answers: '父亲回了一句',
  familyContacts: '电话里问到的家事',
  refused: '微信拦下的一句',
} as const

export const photoFile = 'cloud://test.files/notes/erase-me.jpg'
export const voiceFile = 'cloud://test.files/voices/erase-me.mp3'
const WEEK = '2026-11-23'

/** Fills every holding of the world's `child`: a full record with its history, a contact of its own, calls, notes, a photo, an update with its answer and a voice, a contact with the family, refused words, a message. */
export async function fillRecord({ ids, sql, outside }: World): Promise<{ relativeId: number }> {
  const { school, child, people } = ids
  const now = outside.now
  const one = async (text: string, values: unknown[]) =>
    Number(Object.values((await sql(text, values))[0] as object)[0])
  await sql(
    `update child set id_number = $2, id_number_hmac = '\\x0102', "character" = $3, interests = $3, health = $3, remarks = $3, special_status = '{singleParent}' where child_id = $1`,
    [child, encrypt(testKeys, marks.idNumber), marks.character],
  )
  const relativeId = await one(
    `insert into relative (school_id, name, employer, occupation, health_note, address, reachable, age) values ($1, $2, $2, $2, $2, $3, $2, 66) returning relative_id`,
    [school, marks.contacts, encrypt(testKeys, marks.contacts)],
  )
  await sql(
    `insert into relative_phone (school_id, relative_id, position, number, number_hmac) values ($1, $2, 1, $3, '\\x0304')`,
    [school, relativeId, encrypt(testKeys, '19900009999')],
  )
  await sql(
    `insert into child_relative (school_id, child_id, relative_id, relation, call_order) values ($1, $2, $3, 'grandmotherMaternal', 8)`,
    [school, child, relativeId],
  )
  await sql(
    `insert into entrusted_care_notice (school_id, child_id, caregiver_id, signed_on, village_told, recorded_by, recorded_at) values ($1, $2, $3, '2026-09-02', true, $4, $5)`,
    [school, child, relativeId, people.teacher, now],
  )
  const before = {
    name: marks.identity,
    idNumber: 'c2VhbGVk',
    character: marks.character,
    remarks: marks.character,
    card: [{ name: marks.contacts }],
    address: 'c2VhbGVk',
    classId: ids.otherClass,
  }
  await sql(
    `insert into record_event (school_id, child_id, kind, happened_on, before, note, recorded_by, recorded_at) values ($1, $2, 'corrected', '2026-10-01', $3, '更正', $4, $5)`,
    [school, child, before, people.teacher, now],
  )
  await sql(
    `insert into booking (school_id, line_id, starts_at, week, child_id, relative_id, state, booked_by, booked_at) values ($1, $2, '2026-11-24 08:00+00', $3, $4, $5, 'done', $6, $7)`,
    [school, ids.line, WEEK, child, relativeId, people.desk, now],
  )
  await sql(
    `insert into family_call (school_id, child_id, relative_id, medium, started_at, week, duration_seconds, outcome, mood, topics, line, logged_by, logged_at)
     values ($1, $2, $3, 'voice', '2026-11-24 08:00+00', $4, 540, 'reached', 4, '{study}', $5, $6, $7)`,
    [school, child, relativeId, WEEK, marks.callDetails, people.desk, now],
  )
  const noteId = await one(
    `insert into note (school_id, child_id, kind, happened_on, week, body, for_parents, author, posted_at) values ($1, $2, 'talkNote', '2026-11-24', $3, $4, $5, $6, $7) returning note_id`,
    [
      school,
      child,
      WEEK,
      { topics: { mood: { step: 'fair', words: marks.notes } } },
      marks.forParents,
      people.teacher,
      now,
    ],
  )
  const photoId = await one(
    `insert into photo (school_id, note_id, child_id, file_id, state) values ($1, $2, $3, $4, 'passed') returning photo_id`,
    [school, noteId, child, photoFile],
  )
  outside.files.set(photoFile, Buffer.from('jpeg'))
  outside.files.set(voiceFile, Buffer.from('sealed'))
  const body = {
    calls: [{ at: '2026-11-24T08:00:00.000Z', medium: 'voice', outcome: 'reached', minutes: 9, mood: 4 }],
    topics: { mood: 'fair' },
    notes: [{ kind: 'talkNote', on: '2026-11-24', text: marks.forParents }],
    photoIds: [photoId],
    nextCallAt: null,
  }
  const updateId = await one(
    `insert into weekly_update (school_id, child_id, week, body, thin, teacher_line, composed_at, published_at, published_by) values ($1, $2, $3, $4, false, $5, $6, $6, $7) returning update_id`,
    [school, child, WEEK, body, marks.letters, now, people.teacher],
  )
  await sql(
    `insert into update_reader (school_id, update_id, person_id, child_id, read_at, thumb, answered_at, reply, replied_at) values ($1, $2, $3, $4, $5, true, $5, $6, $5)`,
    [school, updateId, people.father, child, now, marks.answers],
  )
  await sql(
    `insert into voice (school_id, child_id, update_id, kind, author, file_id, key, seconds, bytes, sent_at, state, heard_at, heard_by)
     values ($1, $2, $3, 'forChild', $4, $5, '\\x0506', 23, 9000, $6, 'passed', $6, $7)`,
    [school, child, updateId, people.father, voiceFile, now, people.desk],
  )
  await sql(
    `insert into guardian_contact (school_id, child_id, relative_id, happened_on, channel, about, reached, summary, made_by, made_at)
     values ($1, $2, $3, '2026-11-24', 'phone', 'unread', true, $4, $5, $6)`,
    [school, child, relativeId, marks.familyContacts, people.teacher, now],
  )
  for (const [who, hat] of [
    [people.father, 'parent'],
    [people.teacher, 'teacher'],
  ] as const) {
    await sql(
      `insert into refused_content (school_id, person_id, hat, action, child_id, words, at) values ($1, $2, $3, 'updates.answer', $4, $5, $6)`,
      [school, who, hat, child, `${hat}：${marks.refused}`, now],
    )
  }
  await sql(
    `insert into message (school_id, person_id, child_id, template, page, data, state, due_at) values ($1, $2, $3, 'weeklyUpdate', 'x', $4, 'sent', $5)`,
    [school, people.father, child, { child: marks.messages }, now],
  )
  return { relativeId }
}

/** Every row of every table that says something, as `table: row`. Sealed values are opened where they hold a marker: none may hide behind its cipher. */
export async function tablesThatSay({ sql }: World, text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await sql<{ n: string }>(`select count(*) as n from ${name} t where position($1 in t::text) > 0`, [
      text,
    ])
    if (Number(rows[0]!.n) > 0) found.push(name)
  }
  return found
}
