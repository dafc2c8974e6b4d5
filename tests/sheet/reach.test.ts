import { SheetDay } from './sheet-day'

const day = new SheetDay()
const reach = async (who: 'teacher' | 'head' | 'otherTeacher' = 'head') => {
  const { templates, ...rest } = await day.phone(who).ask('messages.reach', {})
  return { ...rest, ...Object.fromEntries(templates.map(({ template, reached }) => [template, reached])) }
}

test('how many children’s parents a message reaches: bound, willing, and with a message left', async () => {
  expect(await reach()).toMatchObject({ children: 4, unbound: 1, unwilling: 3, weeklyUpdate: 0, callBooked: 0 })
  await day.ready('father')
  expect(await reach()).toMatchObject({ unwilling: 1, weeklyUpdate: 0, callBooked: 2, callReminder: 2 })
  // The mother's yes adds nobody: one guardian is enough.
  await day.ready('mother')
  await day.phone('mother').ask('messages.credit', { choices: [{ template: 'weeklyUpdate', choice: 'accept' }] })
  expect(await reach()).toMatchObject({ weeklyUpdate: 2, callBooked: 2 })
  expect(await reach('teacher')).toMatchObject({ children: 3, unbound: 0, unwilling: 1, weeklyUpdate: 2 })
  expect(await reach('otherTeacher')).toMatchObject({ children: 1, unbound: 1, weeklyUpdate: 0 })
  expect(await day.phone('desk').call('messages.reach', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('a ledger that is empty, a consent withdrawn and a guardian off the card reach nobody', async () => {
  const { ids } = day.world
  await day.ready('otherFather')
  expect(await reach()).toMatchObject({ callBooked: 1 })
  await day.world.sql(`update message_credit set "left" = 0`)
  expect(await reach()).toMatchObject({ callBooked: 0, unwilling: 2 })
  await day.world.sql(`update message_credit set "left" = 1`)
  await day.world.sql(`update consent set withdrawn_at = now() where purpose = 'messages'`)
  expect(await reach()).toMatchObject({ callBooked: 0, unwilling: 3 })
  await day.world.sql(`delete from child_relative where child_id = $1`, [ids.classmate])
  expect(await reach()).toMatchObject({ callBooked: 0, unwilling: 2, unbound: 2 })
})
