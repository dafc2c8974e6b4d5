import { removeErasedFiles } from '../../domain/clock/erased-files'
import { settleMedia, startMediaChecks } from '../../domain/clock/media-checks'
import { VoiceDay } from './school'

const day = new VoiceDay()
const { phone, clock, upload } = day

const verdict = (suggest: 'pass' | 'risky' | 'review') => ({
  MsgType: 'event',
  Event: 'wxa_media_check',
  trace_id: day.world.outside.mediaChecks.at(-1)!.traceId,
  result: { suggest },
})
const speak = async (updateId: number, as: 'teacher' | 'head' = 'teacher') => {
  const fileId = upload('line')
  return { fileId, ...(await phone(as).ask('voices.speak', { updateId, fileId, seconds: 9 })) }
}
const heardByParents = async () =>
  (await phone('father').ask('updates.mine', { childId: day.world.ids.child })).update?.voice ?? null

test('the parents hear the teacher once WeChat has passed it and the update is out', async () => {
  const updateId = await day.update(false)
  const { voiceId } = await speak(updateId)
  const listen = () => phone('father').call('voices.listen', { voiceId })
  const notYet = { ok: false, error: { code: 'NOT_FOUND' } }
  expect(await listen()).toMatchObject(notYet)
  expect((await phone('teacher').ask('voices.listen', { voiceId })).link).toMatch(/^https:/)

  expect(await startMediaChecks(clock())).toBe(1)
  expect(await startMediaChecks(clock())).toBe(0)
  expect(day.world.outside.mediaChecks).toMatchObject([{ openid: 'o_teacher', media: 'sound' }])
  expect(await settleMedia(clock(), verdict('pass'))).toBe(1)
  expect(await settleMedia(clock(), verdict('risky'))).toBe(0)
  expect(await listen()).toMatchObject(notYet)

  await phone('teacher').ask('updates.publish', { updateIds: [updateId] })
  expect(await heardByParents()).toEqual({ voiceId, seconds: 9 })
  expect(await listen()).toMatchObject({ ok: true, data: { link: expect.stringMatching(/^https:/) } })
  expect(await phone('otherFather').call('voices.listen', { voiceId })).toMatchObject(notYet)
})

test.each(['risky', 'review'] as const)('what WeChat finds %s no parent hears', async (suggest) => {
  const { voiceId } = await speak(await day.update(true))
  await startMediaChecks(clock())
  await settleMedia(clock(), verdict(suggest))
  expect(await heardByParents()).toBeNull()
  expect((await phone('father').call('voices.listen', { voiceId })).ok).toBe(false)
})

test('a new one takes the place of the old, whoever spoke it, and either can be taken off; the files go', async () => {
  const updateId = await day.update(true)
  await speak(updateId)
  const second = await speak(updateId, 'head')
  await removeErasedFiles(clock())
  expect([...day.world.outside.files.keys()]).toEqual([second.fileId])
  expect(await phone('otherTeacher').call('voices.unspeak', { updateId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await phone('teacher').ask('voices.unspeak', { updateId })).toEqual({ removed: true })
  await removeErasedFiles(clock())
  expect(day.files.count).toBe(0)
})

test('another update’s sound cannot be hung on one’s own, and stays where it is', async () => {
  const { fileId } = await speak(await day.update(true))
  const own = await day.update(true, day.world.ids.otherChild)
  expect(await phone('otherTeacher').call('voices.speak', { updateId: own, fileId, seconds: 9 })).toMatchObject({
    error: { code: 'VOICE_NOT_UPLOADED' },
  })
  expect(day.world.outside.files.has(fileId)).toBe(true)
})

test('a line whose file is gone is refused, not asked about for ever', async () => {
  const { fileId } = await speak(await day.update(true))
  day.world.outside.files.delete(fileId)
  expect(await startMediaChecks(clock())).toBe(0)
  expect(await day.world.sql(`select state from voice`)).toEqual([{ state: 'refused' }])
})
