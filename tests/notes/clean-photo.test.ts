import { removeErasedFiles } from '../../domain/clock/erased-files'
import { startMediaChecks } from '../../domain/clock/media-checks'
import { PHOTO, SchoolWeek } from '../updates/school-week'

const school = new SchoolWeek()
const { phone, clock, ready } = school

const CLEAN = 'cloud://test.files/photos/one-clean.jpg'
const place = Buffer.from('GPS 30.5N 104.1E')
const picture = Buffer.from([0xff, 0xdb, 0, 3, 1, 0xff, 0xda, 0, 3, 1, 5, 6, 7, 0xff, 0xd9])
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 2 + place.length]), place, picture])

async function post(): Promise<number> {
  await ready('father')
  const { noteId } = await phone('teacher').ask('notes.post', {
    kind: 'homeVisit',
    childId: school.world.ids.child,
    happenedOn: '2026-11-25',
    body: { met: 'grandparent', findings: '好' },
    photos: [PHOTO],
  })
  return noteId
}
const photos = () => school.world.sql(`select file_id, state, trace_id is not null as asked from photo`)

test('WeChat is shown the photo without its place, and the file that has it is gone', async () => {
  const { outside } = school.world
  outside.files.set(PHOTO, jpeg)
  await post()
  expect(await startMediaChecks(clock())).toBe(1)
  expect(await photos()).toEqual([{ file_id: CLEAN, state: 'pending', asked: true }])
  expect(outside.mediaChecks.map(({ url }) => decodeURIComponent(url))).toEqual([`https://files.invalid/${CLEAN}`])
  expect(Buffer.from(outside.files.get(CLEAN)!).includes(place)).toBe(false)
  await removeErasedFiles(clock())
  expect([...outside.files.keys()]).toEqual([CLEAN])
})

test('a run that broke off before the row knew of the new file does it again, with one file left', async () => {
  const { outside } = school.world
  outside.files.set(PHOTO, jpeg)
  await post()
  const { startMediaCheck } = outside.ports.wechat
  outside.ports.wechat.startMediaCheck = () => Promise.reject(new Error('no network'))
  expect(await startMediaChecks(clock())).toBe(0)
  expect(await photos()).toEqual([{ file_id: CLEAN, state: 'pending', asked: false }])
  outside.ports.wechat.startMediaCheck = startMediaCheck
  expect(await startMediaChecks(clock())).toBe(1)
  await removeErasedFiles(clock())
  expect([...outside.files.keys()]).toEqual([CLEAN])
})

test('storage that does not answer is asked again later; a container that cannot be cleaned is refused', async () => {
  const { outside } = school.world
  outside.files.set(PHOTO, jpeg)
  await post()
  const { read } = outside.ports.files
  outside.ports.files.read = () => Promise.reject(new Error('storage is down'))
  expect(await startMediaChecks(clock())).toBe(0)
  expect(await photos()).toEqual([{ file_id: PHOTO, state: 'pending', asked: false }])
  outside.ports.files.read = read
  outside.files.set(PHOTO, Buffer.from('\0\0\0\x18ftypheic'))
  expect(await startMediaChecks(clock())).toBe(0)
  expect(await photos()).toEqual([{ file_id: PHOTO, state: 'refused', asked: false }])
})

test('a note that is taken back while its photo is written anew leaves no file behind', async () => {
  const { outside } = school.world
  outside.files.set(PHOTO, jpeg)
  const noteId = await post()
  const { write } = outside.ports.files
  outside.ports.files.write = async (path, bytes) => {
    await phone('teacher').ask('notes.undo', { noteId })
    return write(path, bytes)
  }
  expect(await startMediaChecks(clock())).toBe(0)
  expect(outside.mediaChecks).toEqual([])
  expect([...outside.files.keys()]).toEqual([])
})
