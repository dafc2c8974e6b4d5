import { settleMedia, startMediaChecks } from '../../domain/clock/media-checks'
import { UNFIT_WORDS } from '../ports'
import { PHOTO, SchoolWeek } from '../updates/school-week'

const school = new SchoolWeek()
const { phone, clock, ready, talk, compose } = school

describe('photos', () => {
  const postWithPhoto = () =>
    phone('teacher').call('notes.post', {
      kind: 'homeVisit',
      childId: school.world.ids.child,
      happenedOn: '2026-11-25',
      body: { met: 'grandparent', findings: '好' },
      photos: [PHOTO],
    })

  test("need a guardian's consent, and a withdrawal by either parent ends it", async () => {
    const refused = { ok: false, error: { code: 'CONSENT_MISSING_FOR_PHOTOS' } }
    const form = () => phone('teacher').ask('notes.form', { kind: 'homeVisit', childId: school.world.ids.child })
    expect(await postWithPhoto()).toMatchObject(refused)
    expect(await form()).toMatchObject({
      photosAllowed: false,
      lastOn: null,
      child: { name: '甲一', className: '三年级1班' },
    })
    await ready('father')
    await ready('mother')
    expect(await form()).toMatchObject({ photosAllowed: true })
    school.world.outside.now = new Date(school.world.outside.now.getTime() + 1000)
    const withdraw = { childId: school.world.ids.child, purpose: 'photos', given: false } as const
    await phone('mother').ask('consents.set', withdraw)
    expect(await postWithPhoto()).toMatchObject(refused)
    school.world.outside.now = new Date(school.world.outside.now.getTime() + 1000)
    await phone('mother').ask('consents.set', { ...withdraw, given: true })
    expect(await postWithPhoto()).toMatchObject({ ok: true })
    expect(await postWithPhoto()).toMatchObject({ ok: false, error: { code: 'PHOTO_NOT_UPLOADED' } })
    expect(await form()).toMatchObject({ lastOn: '2026-11-25' })
  })

  test.each(['risky', 'review'])('that WeChat finds %s are never shown', async (suggest) => {
    await ready('father')
    school.world.outside.files.set(PHOTO, Buffer.from('jpeg'))
    await postWithPhoto()
    await startMediaChecks(clock())
    const event = {
      MsgType: 'event',
      Event: 'wxa_media_check',
      trace_id: school.world.outside.mediaChecks[0]!.traceId,
      result: { suggest },
    }
    await settleMedia(clock(), event)
    const ids = await compose()
    await phone('teacher').ask('updates.publish', { updateIds: ids })
    expect((await phone('father').ask('updates.mine', { childId: school.world.ids.child })).update?.photos).toEqual([])
  })

  test('whose file is gone are refused; those of a note that was taken back are deleted', async () => {
    await ready('father')
    await postWithPhoto()
    expect(await startMediaChecks(clock())).toBe(0)
    expect(await school.world.sql('select state from photo')).toEqual([{ state: 'refused' }])

    const other = 'cloud://test.files/photos/two.jpg'
    school.world.outside.files.set(other, Buffer.from('jpeg'))
    const noteId = await talk('好', [other])
    await phone('teacher').ask('notes.undo', { noteId })
    expect(school.world.outside.files.has(other)).toBe(false)
    expect(await startMediaChecks(clock())).toBe(0)
  })
})

test('unfit words are refused in notes and lines, a day to come is no day of a note, and only the author takes back, in time', async () => {
  const post = (over: object) =>
    phone('teacher').call('notes.post', {
      kind: 'homeVisit',
      childId: school.world.ids.child,
      happenedOn: '2026-11-25',
      body: { met: 'nobody', findings: '没人' },
      ...over,
    })
  expect(await post({ body: { met: 'nobody', findings: UNFIT_WORDS } })).toMatchObject({
    error: { code: 'TEXT_REFUSED' },
  })
  expect(await post({ forParents: UNFIT_WORDS })).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
  expect(await post({ happenedOn: '2026-11-26' })).toMatchObject({ error: { fields: { happenedOn: 'tooBig' } } })
  expect(await post({ childId: school.world.ids.otherChild })).toMatchObject({ error: { code: 'NOT_FOUND' } })

  const reply = await post({})
  const { noteId } = (reply as Extract<typeof reply, { ok: true }>).data
  expect(await phone('head').call('notes.undo', { noteId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  school.world.outside.now = new Date(school.world.outside.now.getTime() + 11 * 60_000)
  expect(await phone('teacher').call('notes.undo', { noteId })).toMatchObject({ error: { code: 'UNDO_TOO_LATE' } })

  const [updateId] = await compose()
  expect(await phone('teacher').call('updates.line', { updateId: updateId!, teacherLine: UNFIT_WORDS })).toMatchObject({
    error: { code: 'TEXT_REFUSED' },
  })
})
