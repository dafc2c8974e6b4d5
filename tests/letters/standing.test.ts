import { LETTER, LetterSchool } from './school-letters'

const school = new LetterSchool()
const { allows, as, messages } = school

test('once one of the family has confirmed it, nobody of it is told or called any more; other families still are', async () => {
  const { ids } = school.world
  await allows('father', [ids.child, ids.sibling], 1)
  await allows('mother', [ids.child, ids.sibling], 1)
  await allows('otherFather', [ids.classmate], 1)
  const { letterId } = await as('head').ask('letters.announce', LETTER)
  await as('mother').ask('letters.confirm', { letterId })
  const waiting = (await messages()).filter(({ state }) => state !== 'void')
  expect(waiting.map(({ who }) => who)).toEqual([ids.people.otherFather])
})

test('a child who left is waited for no more; what its family had confirmed still counts', async () => {
  const { ids } = school.world
  const { letterId } = await as('head').ask('letters.announce', LETTER)
  await as('father').ask('letters.confirm', { letterId, childId: ids.child })
  await school.world.sql(`update child set left_on = '2026-11-25' where child_id = any ($1)`, [
    [ids.child, ids.classmate],
  ])
  const { classes } = await as('head').ask('letters.open', { letterId })
  expect(classes[0]).toMatchObject({ children: 2, confirmed: 1 })
})

test('letters.mine is the term’s, the newest first', async () => {
  await as('head').ask('letters.announce', { ...LETTER, title: '旧的' })
  await school.world.sql(`update letter set announced_at = '2026-07-01'`)
  await as('head').ask('letters.announce', { ...LETTER, title: '先' })
  school.world.outside.now = new Date(school.world.outside.now.getTime() + 60_000)
  await as('head').ask('letters.announce', { ...LETTER, title: '后' })
  expect((await as('otherFather').ask('letters.mine', {})).letters.map(({ title }) => title)).toEqual(['后', '先'])
})
