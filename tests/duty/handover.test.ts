import { openWorld } from '../world'
import type { World } from '../world'
import { rosterOf } from './roster-of'

let world: World
const { as } = rosterOf(() => world)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a note is written with taps and a line, and read by the next one', async () => {
  expect(await as('desk').ask('duty.handover', { points: ['ranLate', 'ranLate'], words: '2号听筒有杂音' })).toEqual({
    on: '2026-11-25',
  })
  const { notes } = await as('teacher').ask('duty.list', {})
  expect(notes).toEqual([
    { on: '2026-11-25', points: ['ranLate'], words: '2号听筒有杂音', by: '方老师', at: '2026-11-25T07:00:00.000Z' },
  ])
  expect((await as('farTeacher').ask('duty.list', {})).notes).toEqual([])
})

test('an empty note, a point that there is not, a line that WeChat refuses, and a parent', async () => {
  expect(await as('desk').call('duty.handover', {})).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { words: 'required' } },
  })
  expect(await as('desk').call('duty.handover', { points: ['gossip' as never] })).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
  expect(await as('desk').call('duty.handover', { words: '违规测试' })).toMatchObject({
    error: { code: 'TEXT_REFUSED' },
  })
  expect(await as('father').call('duty.handover', { points: ['allWell'] })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})
