import type { Action } from '../../contract/action'
import { actions } from '../../contract/actions'
import { disclosing } from '../../domain/compliance/sensitive'
import { expectNoLeak, mayAsk, names, openStage, said } from './asks'
import type { Stage } from './asks'
import { aimed } from './inputs'
import { everybody, sees, targets } from './people'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.world.close())

/** What a caller without a fitting hat hears, and what everybody may be told. */
const closed = ['FORBIDDEN', 'NOT_SIGNED_IN', 'CONSENT_NEEDED']
/** Eleven digits of a Chinese mobile number that nothing masks. Ids of files and requests have letters around them. */
const plainNumber = /(?<![0-9a-zA-Z.-])1[3-9][0-9]{9}(?![0-9a-zA-Z])/

describe.each(everybody)('%s', (who) => {
  test.each(names)('%s: nothing of a child that is not theirs, no plain number, no 500', async (action) => {
    const allowed = mayAsk(action, who)
    for (const target of allowed ? targets : targets.slice(0, 1)) {
      const reply = await stage.ask(who, action, stage.traces[target])
      const text = said(reply)
      if (!reply.ok) expect(reply.error.code).not.toBe('INTERNAL')
      if (!allowed && !action.startsWith('session.')) expect(closed).toContain(reply.ok ? 'answered' : reply.error.code)
      expectNoLeak(stage, who, text)
      if (!disclosing.includes(action)) expect(text).not.toMatch(plainNumber)
    }
  })
})

test('a guardian who was not asked for consent yet is answered only what may come before it', async () => {
  for (const action of names) {
    const { roles, beforeConsent } = actions[action] as Action
    const reply = await stage.ask('unasked', action, stage.traces.child)
    if (reply.ok) expect([action, roles === 'anyone' || beforeConsent]).toEqual([action, true])
  }
})

test.each(names)('%s: a stranger and a caller without identity get nothing but the sign-in', async (action) => {
  const { world, traces } = stage
  const stranger = { openid: 'o_nobody' }
  const input = aimed[action](traces.child, world.ids) as never
  const reply = await world.as(stranger).call(action, input)
  if (action === 'session.open') expect(reply).toMatchObject({ ok: true, data: { signedIn: false, hats: [] } })
  else if (action === 'session.signIn') expect(reply).toMatchObject({ error: { code: 'PHONE_CODE_EXPIRED' } })
  else if (action === 'session.bindCode') expect(reply).toMatchObject({ error: { code: 'CODE_WRONG' } })
  else expect(reply).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  expect(await world.as(undefined).call(action, input)).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
})

test('nobody can borrow a hat', async () => {
  const { world, people } = stage
  const hats = [...new Set(everybody.map((who) => people[who].hat))]
  for (const who of everybody) {
    const own = new Set(
      everybody
        .filter((one) => people[one].openid === people[who].openid && sees[one].role !== 'none')
        .map((one) => people[one].hat),
    )
    for (const hat of hats.filter((one) => !own.has(one))) {
      const reply = await world.as({ openid: people[who].openid, hat }).call('week.today', {})
      expect(reply).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(FORBIDDEN|NOT_SIGNED_IN)$/) } })
    }
  }
})

test('what two hats see is not mixed: as a parent the own child, as a teacher the own class', async () => {
  const { traces } = stage
  expect(await stage.ask('twoHattedTeacher', 'children.open', traces.classmate)).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await stage.ask('twoHattedParent', 'updates.mine', traces.classmate)).toMatchObject({ ok: true })
  expect(await stage.ask('twoHattedParent', 'updates.mine', traces.otherChild)).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})

test('nothing personal is in the log of all that was asked', () => {
  const text = JSON.stringify(stage.world.log)
  expect(stage.world.log.length).toBeGreaterThan(1_000)
  for (const target of targets) {
    const { name, noteMark, updateMark, childId } = stage.traces[target]
    for (const mark of [name, noteMark, updateMark, `亲戚${childId}`]) expect(text).not.toContain(mark)
  }
  expect(text).not.toMatch(/1990000|o_father|[\u4e00-\u9fff]/)
})
