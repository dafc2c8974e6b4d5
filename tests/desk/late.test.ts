import { at, DeskDay } from './desk'

const day = new DeskDay()

const late = (minutes: number) => day.phone('desk').ask('desk.late', { lineId: day.world.ids.line, minutes })

test('a line that runs late tells the families of the next three calls, once for each longer delay', async () => {
  const { ids } = day.world
  await day.ready('father', 4)
  await day.ready('otherFather', 4)
  day.isNow('16:12')
  await day.book([ids.child, ids.sibling], at('16:10'))
  await day.book([ids.classmate], at('16:20'))
  await day.book([ids.otherChild], at('16:30'))
  expect(await late(10)).toEqual({ minutes: 10, told: 2, untold: ['丙一'] })
  expect(await late(10)).toEqual({ minutes: 10, told: 0, untold: ['丙一'] })
  expect(await late(5)).toMatchObject({ told: 0 })
  expect(await late(20)).toMatchObject({ told: 2 })
  expect(await late(0)).toEqual({ minutes: 0, told: 0, untold: [] })
  const data = (await day.messages('callChanged')).map((one) => one.data)
  expect(data).toEqual([
    { child: '甲一', startsAt: at('16:10'), reason: 'late', minutes: 10 },
    { child: '乙一', startsAt: at('16:20'), reason: 'late', minutes: 10 },
    { child: '甲一', startsAt: at('16:10'), reason: 'late', minutes: 20 },
    { child: '乙一', startsAt: at('16:20'), reason: 'late', minutes: 20 },
  ])
})

test('the delay stands on the desk for that day and that line only', async () => {
  await late(15)
  expect((await day.phone('desk').ask('desk.today', {})).lines).toMatchObject([{ delay: 15 }])
  expect((await day.phone('desk').ask('desk.today', { on: '2026-11-26' })).lines).toMatchObject([{ delay: 0 }])
})

test('calls that are over, off, or under review, and those of another day, are not told', async () => {
  const { ids } = day.world
  await day.ready('father', 4)
  await day.ready('otherFather', 4)
  day.isNow('16:30')
  await day.book([ids.child], at('16:10'))
  await day.book([ids.classmate], at('16:40'), { review: 'hours', review_at: at('10:00') })
  await day.book([ids.sibling], at('16:40', '2026-11-26'))
  expect(await late(10)).toMatchObject({ told: 0, untold: [] })
})

test('another school’s line does not exist', async () => {
  const reply = await day.phone('farHead').call('desk.late', { lineId: day.world.ids.line, minutes: 10 })
  expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
})
