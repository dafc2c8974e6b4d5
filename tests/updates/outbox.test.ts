import { composeDue } from '../../domain/clock/compose-due'
import { take } from '../../domain/clock/outbox'
import { sendMessages } from '../../domain/clock/send-messages'
import { Database } from '../../database/connect'
import { because } from '../../domain/messages/states'
import { serverUrl } from '../database'
import { FRIDAY_1800, SchoolWeek } from './school-week'

const school = new SchoolWeek()
const { phone, clock, consent, accept, ready, compose } = school

describe('the outbox', () => {
  async function published(): Promise<void> {
    await ready('father')
    await consent('mother', ['messages'])
    const ids = await compose()
    expect(await phone('teacher').ask('updates.publish', { updateIds: ids })).toEqual({
      published: 3,
      messages: 1,
      withoutCredit: 1,
    })
  }
  const rows = () =>
    school.world.sql<{ state: string; attempts: number; error: string | null }>(
      `select state, attempts, error from message order by message_id`,
    )

  test('waits through the night', async () => {
    await published()
    school.world.outside.now = new Date('2026-11-27T13:00:00Z')
    expect((await sendMessages(clock())).sent).toBe(0)
    school.world.outside.now = new Date('2026-11-27T23:00:00Z')
    expect((await sendMessages(clock())).sent).toBe(1)
  })

  test('a refusal by WeChat empties the ledger', async () => {
    await published()
    await accept('father')
    school.world.outside.answers.set(school.world.personas.father.openid, { result: 'noCredit', error: '43101' })
    // WeChat refuses the one that spoke for both children; the other one is not even tried.
    expect(await sendMessages(clock())).toMatchObject({ noCredit: 2 })
    expect((await rows()).map((row) => [row.state, row.attempts, row.error])).toEqual([
      ['noCredit', 1, '43101'],
      ['void', 0, 'another guardian is told'],
      ['noCredit', 0, 'ledger empty'],
      ['void', 0, 'another guardian is told'],
    ])
    expect(
      await school.world.sql(`select "left" from message_credit where person_id = $1 and template = 'weeklyUpdate'`, [
        school.world.ids.people.father,
      ]),
    ).toEqual([{ left: 0 }])
  })

  test('what may yet work is tried five times, further and further apart', async () => {
    await published()
    school.world.outside.now = new Date('2026-11-28T00:00:00Z')
    school.world.outside.answers.set(school.world.personas.father.openid, { result: 'later', error: '-1' })
    expect(await sendMessages(clock())).toMatchObject({ later: 1 })
    expect(await sendMessages(clock())).toMatchObject({ later: 0 })
    for (const minutes of [1, 5, 15]) {
      school.world.outside.now = new Date(school.world.outside.now.getTime() + minutes * 60_000)
      expect(await sendMessages(clock())).toMatchObject({ later: 1 })
    }
    school.world.outside.now = new Date(school.world.outside.now.getTime() + 60 * 60_000)
    expect(await sendMessages(clock())).toMatchObject({ failed: 1 })
    expect((await rows()).filter(({ state }) => state !== 'void')).toEqual([
      { state: 'failed', attempts: 5, error: '-1' },
      { state: 'failed', attempts: 0, error: '-1' },
    ])
    expect(await school.world.sql(`select "left" from message_credit where template = 'weeklyUpdate'`)).toEqual([
      { left: 1 },
    ])
  })

  test('a consent that is withdrawn meanwhile stops the message', async () => {
    await published()
    for (const childId of [school.world.ids.child, school.world.ids.sibling]) {
      await phone('father').ask('consents.set', { childId, purpose: 'messages', given: false })
    }
    expect(await sendMessages(clock())).toMatchObject({ sent: 0, void: 2 })
    expect(school.world.outside.sent).toEqual([])
    // The mother was not to be called, since he would be told; now somebody calls her.
    expect((await rows()).map(({ state, error }) => `${state}: ${error}`).toSorted()).toEqual([
      'noCredit: ledger empty',
      'noCredit: ledger empty',
      'void: consent withdrawn',
      'void: consent withdrawn',
    ])
  })

  test('a connection that breaks while a message goes out: nobody is told twice, and somebody calls', async () => {
    await published()
    await accept('father')
    const { wechat } = school.world.outside.ports
    const send = wechat.send
    wechat.send = async (message) => {
      await send(message)
      throw new Error('socket hang up')
    }
    expect(await sendMessages(clock())).toMatchObject({ lost: 1, void: 1 })
    school.world.outside.now = new Date(school.world.outside.now.getTime() + 60 * 60_000)
    expect(await sendMessages(clock())).toMatchObject({ sent: 0, lost: 0, later: 0 })
    expect(school.world.outside.sent).toHaveLength(1)
    expect((await rows()).filter(({ state }) => state === 'failed')).toHaveLength(2)
    expect(await school.world.sql(`select "left" from message_credit where template = 'weeklyUpdate'`)).toEqual([
      { left: 1 },
    ])
  })

  test('what a killed clock had in hand is for the call sheet, ten minutes later', async () => {
    await published()
    const { ports } = clock()
    const { mail } = await take(school.world.database, school.world.ids.school, ports.clock.now(), 5)
    expect(mail).toHaveLength(1)
    expect(await sendMessages(clock())).toMatchObject({ sent: 0, lost: 0 })
    school.world.outside.now = new Date(school.world.outside.now.getTime() + 10 * 60_000)
    expect(await sendMessages(clock())).toMatchObject({ sent: 0, lost: 1 })
    expect(school.world.outside.sent).toEqual([])
    expect((await rows()).map(({ error }) => error).filter((error) => error === because.lost)).toHaveLength(2)
    // It may have arrived: the credit is gone with it.
    expect(await school.world.sql(`select "left" from message_credit where template = 'weeklyUpdate'`)).toEqual([
      { left: 0 },
    ])
  })

  test('a hopeless message is not tried again', async () => {
    await published()
    school.world.outside.answers.set(school.world.personas.father.openid, { result: 'failed', error: '40003' })
    expect(await sendMessages(clock())).toMatchObject({ failed: 1 })
    expect(await sendMessages(clock())).toMatchObject({ failed: 0 })
  })

  const withServer = serverUrl ? test : test.skip
  withServer('two clocks at once compose once and send once (needs TEST_DATABASE_URL)', async () => {
    school.world.outside.now = FRIDAY_1800
    const other = { database: new Database(school.url, 2), ports: school.world.outside.ports }
    const [one, two] = await Promise.all([composeDue(clock()), composeDue(other)])
    expect(one + two).toBe(5)
    await published()
    const sent = await Promise.all([1, 2, 3, 4].flatMap(() => [sendMessages(clock()), sendMessages(other)]))
    await other.database.close()
    expect(sent.reduce((sum, count) => sum + count.sent, 0)).toBe(1)
    expect(school.world.outside.sent).toHaveLength(1)
  })
})

test('the clock leaves its trail', async () => {
  await ready('father')
  const ids = await compose()
  await phone('teacher').ask('updates.publish', { updateIds: ids })
  await sendMessages(clock())
  const trail = await school.world.sql(
    `select action, cardinality(children) as children from audit where hat = 'clock' and school_id = $1 order by audit_id`,
    [school.world.ids.school],
  )
  expect(trail).toEqual([
    { action: 'clock.compose', children: 4 },
    { action: 'clock.send', children: 1 },
  ])
})
