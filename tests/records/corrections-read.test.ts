import { Records, refused } from './teachers'

const records = new Records()
const { open } = records

test('what a guardian says is wrong is shown to who keeps the record, and to nobody else of the staff', async () => {
  const { sql, ids } = records.world
  const ask = records.phone('father').ask
  const { requestId } = await ask('rights.ask', { childId: ids.child, kind: 'correction', words: '生日应该是5月2日' })
  await ask('rights.ask', { childId: ids.child, kind: 'deletion', words: '要转学' })
  await ask('rights.ask', { childId: ids.sibling, kind: 'correction', words: '别的孩子' })
  await sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-05')`, [
    ids.school,
    ids.child,
    ids.people.otherTeacher,
  ])
  const one = { requestId, on: '2026-11-25', words: '生日应该是5月2日' }
  expect((await open()).corrections).toEqual([{ ...one, state: 'open' }])
  expect((await open({}, 'otherTeacher')).corrections).toEqual([])
  await records.phone('head').ask('rights.answer', { requestId, decision: 'refused', answer: '出生证上是5月1日' })
  expect((await open()).corrections).toEqual([{ ...one, state: 'refused' }])
  expect(await open({}, 'head')).toMatchObject({
    corrections: [{ ...one, state: 'refused' }],
    can: { correct: true, people: true, trail: true },
  })
  expect((await open({ on: '2026-11-24' })).corrections).toEqual([])
  expect(await records.phone('teacher').call('rights.list', {})).toMatchObject(refused('FORBIDDEN'))
})
