import { at } from '../desk/desk'
import { SheetDay } from './sheet-day'

const day = new SheetDay()
const sunday = (clock = '18:20') => at(clock, '2026-11-29')
const LAST_WEEK = '2026-11-16'

test('a family stands there once, with all that it should hear, whom to call in order and nobody’s full number', async () => {
  const { ids } = day.world
  await day.update(ids.child, LAST_WEEK, 5)
  await day.book([ids.child, ids.sibling], sunday())
  const first = await day.unsent('weeklyUpdate', ids.child, { child: '甲一', week: LAST_WEEK })
  // The mother's row says the same: one line, both rows done with it.
  const second = await day.unsent(
    'weeklyUpdate',
    ids.child,
    { child: '甲一', week: LAST_WEEK },
    { to: ids.people.mother, state: 'failed' },
  )
  const third = await day.unsent('callBooked', ids.sibling, { child: '甲二', startsAt: sunday(), line: '亲情电话' })
  const before = day.world.database.trips
  const sheet = await day.sheet('teacher')
  expect(day.world.database.trips - before).toBe(2)
  expect(sheet.families).toMatchObject([
    {
      children: [{ name: '甲一', className: '三年级1班' }, { name: '甲二' }],
      lines: [
        { childId: ids.sibling, template: 'callBooked', startsAt: sunday(), week: null },
        { childId: ids.child, template: 'weeklyUpdate', startsAt: null, week: LAST_WEEK },
      ],
      messageIds: [first, second, third],
      relatives: [
        { relation: 'father', phones: ['199****8001'] },
        { relation: 'mother' },
        { relation: 'grandmotherMaternal' },
      ],
      tried: null,
    },
  ])
  expect(JSON.stringify(sheet)).not.toMatch(/199[0-9]{8}/)
  const [trail] = await day.world.sql<{ children: string[] }>(
    `select children from audit where action = 'sheet.list' order by audit_id desc limit 1`,
  )
  expect(trail!.children.map(Number).sort()).toEqual([ids.child, ids.sibling])
})

test('the class teacher sees the own class, the desk the messages about calls, the head the school, nobody another school', async () => {
  const { ids } = day.world
  for (const child of [ids.child, ids.otherChild]) {
    await day.update(child, LAST_WEEK, 5)
    await day.unsent('weeklyUpdate', child, { week: LAST_WEEK })
  }
  await day.book([ids.otherChild], sunday())
  await day.unsent('callBooked', ids.otherChild, { startsAt: sunday(), line: '亲情电话' })
  expect(await day.told('teacher')).toEqual(['甲一: weeklyUpdate'])
  expect(await day.told('otherTeacher')).toEqual(['丙一: callBooked weeklyUpdate'])
  expect(await day.told('desk')).toEqual(['丙一: callBooked'])
  expect(await day.told('head')).toEqual(['丙一: callBooked weeklyUpdate', '甲一: weeklyUpdate'])
  expect(await day.told('farHead')).toEqual([])
  // Not even past the statement: the desk has no eye for what is no call.
  expect(await day.phone('father').call('sheet.list', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

describe('what is of no use any more leaves the sheet by itself', () => {
  const line = async (template: string, data: object) => {
    await day.unsent(template, day.world.ids.child, data)
    return day.told('head')
  }

  test.each([
    [
      'read meanwhile',
      (id: number) =>
        `insert into update_reader (school_id, update_id, person_id, child_id, read_at) select school_id, update_id, ${id}, child_id, now() from weekly_update`,
    ],
    ['taken back', () => `update weekly_update set published_at = null`],
  ])('an update that was %s', async (_how, change) => {
    const { ids } = day.world
    await day.update(ids.child, LAST_WEEK, 5)
    expect(await line('weeklyUpdate', { week: LAST_WEEK })).toHaveLength(1)
    await day.world.sql(change(ids.people.mother))
    expect(await day.told('head')).toEqual([])
  })

  test('anything after two weeks', async () => {
    await day.update(day.world.ids.child, LAST_WEEK, 5)
    expect(await line('weeklyUpdate', { week: LAST_WEEK })).toHaveLength(1)
    day.isNow('15:01', '2026-12-09')
    expect(await day.told('head')).toEqual([])
  })

  test('a call that is moved, called off or over, and one that comes so soon that the desk has it', async () => {
    const { ids } = day.world
    await day.book([ids.child], sunday())
    expect(await line('callBooked', { startsAt: sunday() })).toHaveLength(1)
    await day.world.sql(`update booking set state = 'cancelled'`)
    expect(await day.told('head')).toEqual([])
    await day.world.sql(`update booking set state = 'booked'`)
    for (const known of [`origin = 'family'`, `origin = 'plan', confirmed_at = now()`]) {
      await day.world.sql(`update booking set ${known}`)
      expect(await day.told('head')).toEqual([])
    }
    await day.world.sql(`update booking set confirmed_at = null`)
    expect(await day.told('head')).toHaveLength(1)
    day.isNow('10:00', '2026-11-28')
    expect(await day.told('head')).toEqual([])
    expect((await day.phone('desk').ask('desk.today', {})).sheet).toMatchObject([{ names: ['甲一'] }])
  })

  test('a changed time, once it is over or the family has another', async () => {
    const { ids } = day.world
    await day.book([ids.child], sunday('18:20'), { review: 'holiday', review_at: at('10:00') })
    expect(await line('callChanged', { startsAt: sunday('18:20'), reason: 'holiday' })).toEqual(['甲一: callChanged'])
    await day.world.sql(`update booking set state = 'moved'`)
    await day.book([ids.child], sunday('12:00'))
    expect(await day.told('head')).toEqual([])
    await day.world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
    expect(await day.told('head')).toHaveLength(1)
    day.isNow('18:21', '2026-11-29')
    expect(await day.told('head')).toEqual([])
  })

  test('a call that is off because the child left, until its time', async () => {
    await day.world.sql(`update child set left_on = '2026-11-25' where child_id = $1`, [day.world.ids.child])
    expect(await line('callBooked', { startsAt: sunday(), cancelled: true })).toEqual(['甲一: callBooked'])
    expect(await line('weeklyUpdate', { week: LAST_WEEK })).toHaveLength(1)
    day.isNow('18:21', '2026-11-29')
    expect(await day.told('head')).toEqual([])
  })

  test('a letter that was confirmed or withdrawn', async () => {
    const { ids } = day.world
    await day.world.sql(
      `with l as (insert into letter (school_id, kind, occasion, title, body, announced_by, announced_at) values ($1, 'toParents', 'termStart', '开学', '各位家长', $2, now()) returning *)
       insert into letter_child (school_id, letter_id, child_id) select school_id, letter_id, $3 from l`,
      [ids.school, ids.people.head, ids.child],
    )
    const [letter] = await day.world.sql<{ id: string }>(`select letter_id as id from letter`)
    expect(await line('letter', { letterId: Number(letter!.id), title: '开学' })).toEqual(['甲一: letter'])
    await day.world.sql(`update letter_child set confirmed_at = now()`)
    expect(await day.told('head')).toEqual([])
    await day.world.sql(`update letter_child set confirmed_at = null`)
    await day.world.sql(`update letter set withdrawn_at = now()`)
    expect(await day.told('head')).toEqual([])
  })
})

test('a reminder that the desk has on its own sheet is not here too, nor a freed time; one that failed on its way is here', async () => {
  const { ids } = day.world
  const tomorrow = at('16:20', '2026-11-26')
  await day.book([ids.child], tomorrow)
  await day.unsent('callReminder', ids.child, { startsAt: tomorrow, when: 'day' })
  await day.unsent('callBooked', ids.child, { startsAt: tomorrow })
  await day.unsent('callOffer', ids.child, { startsAt: sunday(), until: sunday('12:00') })
  expect((await day.phone('desk').ask('desk.today', {})).sheet).toMatchObject([{ names: ['甲一'] }])
  expect(await day.told('desk')).toEqual([])
  await day.world.sql(`update booking set reminded_day_at = now()`)
  expect((await day.phone('desk').ask('desk.today', {})).sheet).toEqual([])
  expect(await day.told('desk')).toEqual(['甲一: callReminder'])
})

test('whom the desk has reminded by phone is not on the sheet for that call', async () => {
  const { ids } = day.world
  const tomorrow = at('16:20', '2026-11-26')
  const [bookingId] = await day.book([ids.child], tomorrow)
  await day.unsent('callReminder', ids.child, { startsAt: tomorrow, when: 'day' })
  await day.phone('desk').ask('desk.reminded', { bookingId: bookingId! })
  expect(await day.told('desk')).toEqual([])
})
