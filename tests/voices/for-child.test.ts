import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { clearVoices } from '../../domain/clock/clear-voices'
import { removeErasedFiles } from '../../domain/clock/erased-files'
import { putRecording, recordingOf } from './recordings'
import { VoiceDay, WORDS } from './school'

const day = new VoiceDay()
const { phone, clock, say, waiting, upload } = day

test('from a father far away to his child at the desk, and back to him that it was heard', async () => {
  const { ids } = day.world
  const updateId = await day.update(true)
  const voiceId = (
    await phone('father').ask('voices.send', { childId: ids.child, updateId, fileId: upload(), seconds: 23 })
  ).voiceId
  expect(day.files).toEqual({ count: 1, plain: 0 })
  const mine = async () => (await phone('father').ask('updates.mine', { childId: ids.child })).voices
  expect(await mine()).toMatchObject([{ voiceId, seconds: 23, heardAt: null }])
  // Of the message the class teacher knows that there is one.
  expect((await phone('teacher').ask('week.today', {})).answers).toMatchObject([{ childId: ids.child, voices: 1 }])
  expect(await waiting()).toMatchObject([
    {
      voiceId,
      childId: ids.child,
      name: '甲一',
      className: '三年级1班',
      relation: 'father',
      seconds: 23,
      heard: false,
    },
  ])

  day.world.outside.now = new Date('2026-11-25T08:40:00Z')
  const played = await phone('desk').ask('voices.play', { voiceId })
  expect(Buffer.from(played.sound, 'base64')).toEqual(recordingOf(WORDS))
  expect(played).toMatchObject({ seconds: 23, mime: 'audio/mpeg' })
  expect(await mine()).toMatchObject([{ voiceId, heardAt: '2026-11-25T08:40:00.000Z' }])
  expect(await day.world.sql(`select heard_by from voice`)).toEqual([{ heard_by: String(ids.people.desk) }])

  // Once more, because the child asks: heard is when it was first.
  day.world.outside.now = new Date('2026-11-25T09:00:00Z')
  await phone('desk').ask('voices.play', { voiceId })
  expect(await mine()).toMatchObject([{ heardAt: '2026-11-25T08:40:00.000Z' }])
  expect(await waiting()).toMatchObject([{ voiceId, heard: true }])
  day.later(1)
  expect(await waiting()).toEqual([])

  const trail = await day.world.sql<{ hat: string; children: string[]; detail: object }>(
    `select hat, children, detail from audit where action = 'voices.play' order by audit_id`,
  )
  expect(trail).toEqual([
    { hat: 'desk', children: [String(ids.child)], detail: { first: true } },
    { hat: 'desk', children: [String(ids.child)], detail: { first: false } },
  ])
})

describe('nothing is left behind', () => {
  test('sent again under the same number: one row, one file', async () => {
    const requestId = randomUUID()
    const input = { childId: day.world.ids.child, fileId: upload(), seconds: 23 }
    const first = await phone('father').ask('voices.send', input, requestId)
    expect(await phone('father').ask('voices.send', input, requestId)).toEqual(first)
    expect(day.files).toEqual({ count: 1, plain: 0 })
    expect(await day.world.sql(`select voice_id from voice`)).toHaveLength(1)
    // Under another number the recording is not there any more, and must be uploaded anew.
    expect(await phone('father').call('voices.send', input)).toMatchObject({ error: { code: 'VOICE_NOT_UPLOADED' } })
  })

  test.each([
    ['no sound', Buffer.from('<html>'.repeat(40))],
    ['too large', recordingOf(WORDS, 401 * 1024)],
  ])('a file that is %s is refused and removed', async (_what, bytes) => {
    const fileId = putRecording(day.world.outside, 'forChild', bytes)
    const send = phone('father').call('voices.send', { childId: day.world.ids.child, fileId, seconds: 23 })
    expect(await send).toMatchObject({ error: { code: 'VOICE_NOT_UPLOADED' } })
    expect(day.files).toEqual({ count: 0, plain: 0 })
  })

  test('where the database fails, neither the plain file nor the sealed one stays', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    await day.world.sql(`alter table voice add constraint broken check (seconds <> 23)`)
    const send = phone('father').call('voices.send', { childId: day.world.ids.child, fileId: upload(), seconds: 23 })
    expect(await send).toMatchObject({ error: { code: 'INTERNAL' } })
    await day.world.sql(`alter table voice drop constraint broken`)
    expect(day.files).toEqual({ count: 0, plain: 0 })
  })

  test('where storage cannot keep the sealed file, the plain one goes too', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    day.world.outside.ports.files.write = () => Promise.reject(new Error('full'))
    const send = phone('father').call('voices.send', { childId: day.world.ids.child, fileId: upload(), seconds: 23 })
    expect(await send).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(day.files).toEqual({ count: 0, plain: 0 })
  })

  test('no other file is read or removed at a phone’s word', async () => {
    const photo = 'cloud://test.files/photos/one.jpg'
    day.world.outside.files.set(photo, Buffer.from('jpeg'))
    const send = (fileId: string) =>
      phone('father').call('voices.send', { childId: day.world.ids.child, fileId, seconds: 23 })
    expect(await send(photo)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(await send(`cloud://test.files/voices/incoming/../sealed/${randomUUID()}.mp3`)).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    })
    // A recording of another family, for a child that is not one's own.
    const theirs = upload()
    const strange = { childId: day.world.ids.child, fileId: theirs, seconds: 23 }
    expect(await phone('otherFather').call('voices.send', strange)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(day.world.outside.files.has(theirs)).toBe(true)
  })
})

test('what the child has not heard its author may take back, file and all; afterwards not', async () => {
  const [first, second] = [await say(), await say()]
  await phone('desk').ask('voices.play', { voiceId: second! })
  expect(await phone('mother').call('voices.takeBack', { voiceId: first! })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await phone('father').ask('voices.takeBack', { voiceId: first! })).toEqual({ takenBack: true })
  expect(await phone('father').call('voices.takeBack', { voiceId: second! })).toMatchObject({
    error: { code: 'VOICE_HEARD' },
  })
  expect(await phone('desk').call('voices.play', { voiceId: first! })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  await removeErasedFiles(clock())
  expect(day.files).toEqual({ count: 1, plain: 0 })
})

test('three may wait for a child, each parent’s own', async () => {
  for (let i = 0; i < 3; i += 1) await say()
  const fourth = { childId: day.world.ids.child, fileId: upload(), seconds: 23 }
  expect(await phone('father').call('voices.send', fourth)).toMatchObject({ error: { code: 'VOICES_WAITING' } })
  expect(day.files).toEqual({ count: 3, plain: 0 })
  await say('mother')
  const [oldest] = await waiting()
  await phone('desk').ask('voices.play', { voiceId: oldest!.voiceId })
  await say()
})

describe('a message is not given to the child', () => {
  const cannotPlay = async (voiceId: number) => {
    expect(await waiting()).toEqual([])
    expect(await phone('desk').call('voices.play', { voiceId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await day.world.sql(`select 1 from voice where heard_at is not null`)).toEqual([])
  }

  test('where its sender has been taken off the contact card', async () => {
    const voiceId = await say()
    await day.world.sql(`delete from child_relative where relation = 'father' and child_id = $1`, [day.world.ids.child])
    await cannotPlay(voiceId)
  })

  test('where the guardians have taken back their consent, nor can another be sent', async () => {
    const voiceId = await say()
    await day.world.sql(`update consent set withdrawn_at = $2 where purpose = 'records' and child_id = $1`, [
      day.world.ids.child,
      day.world.outside.now,
    ])
    await cannotPlay(voiceId)
    const more = { childId: day.world.ids.child, fileId: upload(), seconds: 23 }
    expect((await phone('father').call('voices.send', more)).ok).toBe(false)
  })

  test('where the child has left the school', async () => {
    const voiceId = await say()
    await day.world.sql(`update child set left_on = '2026-11-25' where child_id = $1`, [day.world.ids.child])
    await cannotPlay(voiceId)
  })
})

test('it goes a month after the child has heard it, or half a year after it was sent; once a day, files too', async () => {
  const [heard, unheard] = [await say(), await say()]
  await phone('desk').ask('voices.play', { voiceId: heard! })
  const left = async () =>
    (await day.world.sql<{ id: string }>(`select voice_id as id from voice order by 1`)).map(({ id }) => Number(id))
  day.later(29)
  expect(await clearVoices(clock())).toBe(0)
  expect(await left()).toEqual([heard, unheard])
  day.later(2)
  expect(await clearVoices(clock())).toBe(1)
  expect(await clearVoices(clock())).toBe(0)
  expect(await left()).toEqual([unheard])
  day.later(150)
  expect(await clearVoices(clock())).toBe(1)
  await removeErasedFiles(clock())
  expect(day.files).toEqual({ count: 0, plain: 0 })
})

test('erasing the letters of a child erases what was said to it', async () => {
  await say()
  await say('mother', day.world.ids.sibling)
  const head = { personId: day.world.ids.people.head, placeId: day.world.ids.school, hat: 'head', durable: false }
  await day.world.database.once(
    head,
    sql`select app.erase_child(${day.world.ids.child}, array['letters'], '', ${day.world.outside.now}::timestamptz)`,
  )
  expect(await day.world.sql(`select child_id from voice`)).toEqual([{ child_id: String(day.world.ids.sibling) }])
  await removeErasedFiles(clock())
  expect(day.files).toEqual({ count: 1, plain: 0 })
})
