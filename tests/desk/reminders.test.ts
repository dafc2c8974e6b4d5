import { remind } from '../../domain/clock/reminders'
import { sendMessages } from '../../domain/clock/send-messages'
import { at, DeskDay } from './desk'

const day = new DeskDay()

const tomorrow = (clock: string) => at(clock, '2026-11-26')
const reminders = async () =>
  (await day.messages('callReminder')).map(({ person_id, data }) => [Number(person_id), data.when, data.startsAt])

test('a day before, in the evening, and an hour before, each once; siblings are one message', async () => {
  const { ids } = day.world
  await day.ready('father', 2)
  await day.book([ids.child, ids.sibling], tomorrow('16:20'))
  day.isNow('17:59')
  expect(await remind(day.clock())).toBe(0)
  day.isNow('18:00')
  expect(await remind(day.clock())).toBe(1)
  expect(await remind(day.clock())).toBe(0)
  day.isNow('15:19', '2026-11-26')
  expect(await remind(day.clock())).toBe(0)
  day.isNow('15:20', '2026-11-26')
  expect(await remind(day.clock())).toBe(1)
  expect(await remind(day.clock())).toBe(0)
  expect(await reminders()).toEqual([
    [ids.people.father, 'day', tomorrow('16:20')],
    [ids.people.father, 'hour', tomorrow('16:20')],
  ])
  const [trail] = await day.world.sql<{ children: string[] }>(
    `select children from audit where action = 'clock.remind' limit 1`,
  )
  expect(trail!.children.map(Number).sort()).toEqual([ids.child, ids.sibling])
})

test('what the clock jumped over is made up for while it helps, and never after the call has begun', async () => {
  const { ids } = day.world
  await day.ready('father', 2)
  await day.ready('otherFather', 2)
  await day.book([ids.child], tomorrow('16:20'))
  await day.book([ids.classmate], tomorrow('12:00'))
  day.isNow('12:10', '2026-11-26')
  expect(await remind(day.clock())).toBe(1)
  day.isNow('16:20', '2026-11-26')
  expect(await remind(day.clock())).toBe(0)
  expect(await reminders()).toEqual([[ids.people.father, 'day', tomorrow('16:20')]])
})

test('a reminder that could not go out in time is not sent any more', async () => {
  const { ids } = day.world
  await day.ready('father')
  await day.book([ids.child], at('16:20'))
  day.isNow('15:30')
  expect(await remind(day.clock())).toBe(1)
  day.isNow('16:21')
  expect(await sendMessages(day.clock())).toMatchObject({ sent: 0, void: 1 })
  expect(await day.world.sql(`select error from message where template = 'callReminder'`)).toEqual([
    { error: 'too late' },
  ])
})

test('nobody is reminded at night, of a call that is off or needs another time, or of a time just chosen', async () => {
  const { ids } = day.world
  await day.ready('father', 2)
  await day.ready('otherFather', 2)
  await day.book([ids.child], tomorrow('16:20'), { state: 'cancelled' })
  await day.book([ids.sibling], tomorrow('16:30'), { review: 'holiday', review_at: at('10:00') })
  await day.book([ids.classmate], tomorrow('16:40'), { origin: 'family', booked_at: at('18:30') })
  day.isNow('19:00')
  expect(await remind(day.clock())).toBe(0)
  await day.world.sql(`update booking set origin = 'staff'`)
  day.isNow('22:00')
  expect(await remind(day.clock())).toBe(0)
  day.isNow('07:00', '2026-11-26')
  expect(await remind(day.clock())).toBe(1)
})

test('whom no message reaches stays on the call sheet, and is reminded as soon as a message is allowed', async () => {
  const { ids } = day.world
  await day.book([ids.classmate], tomorrow('16:40'))
  day.isNow('18:10')
  expect(await remind(day.clock())).toBe(0)
  expect((await day.phone('desk').ask('desk.today', {})).sheet).toMatchObject([{ names: ['乙一'] }])
  await day.ready('otherFather')
  expect(await remind(day.clock())).toBe(1)
  expect((await day.phone('desk').ask('desk.today', {})).sheet).toEqual([])
})

test('a message that WeChat refused puts the family back on the call sheet', async () => {
  const { ids } = day.world
  await day.ready('otherFather')
  await day.book([ids.classmate], tomorrow('16:40'))
  day.isNow('18:10')
  await remind(day.clock())
  await day.world.sql(`update message_credit set "left" = 0`)
  await sendMessages(day.clock())
  expect((await day.phone('desk').ask('desk.today', {})).sheet).toMatchObject([{ names: ['乙一'] }])
})
