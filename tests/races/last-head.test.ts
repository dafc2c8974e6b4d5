import type { Database } from '../../database/connect'
import { phoneOf } from '../world'
import type { World } from '../world'
import { gather } from './crowd'
import { onServer } from './on-server'

onServer('two heads leave at once', () => {
  let world: World
  let crowd: Database
  gather((opened) => ({ world, crowd } = opened), 10)

  const round = async (n: number) => {
    const phone = `1990006${1000 + n}`
    const head = world.as(world.personas.head)
    const second = await head.ask('staff.invite', { name: `副校长${n}`, phone, roles: ['head'] })
    world.outside.phoneCodes.set('code', phone)
    await world.as({ openid: `o_deputy${n}` }).ask('session.signIn', { phoneCode: 'code' })
    const api = { database: crowd, ports: world.outside.ports, log: () => undefined }
    const replies = await Promise.all([
      phoneOf(api, world.personas.head).call('staff.leave', { personId: world.ids.people.head }),
      phoneOf(api, { openid: `o_deputy${n}` }).call('staff.leave', { personId: second.personId }),
    ])
    const heads = await world.sql<{ person_id: string }>(
      `select person_id from membership where school_id = $1 and role = 'head' and ended_at is null`,
      [world.ids.school],
    )
    // For the next round the first head is back, and alone.
    await world.sql(`update membership set ended_at = null where person_id = $1 and role = 'head'`, [
      world.ids.people.head,
    ])
    await world.sql(`update membership set ended_at = now() where person_id = $1 and role = 'head'`, [second.personId])
    return { replies, left: heads.length }
  }

  test('one goes, the other is told to stay, ten times of ten', async () => {
    for (let n = 0; n < 10; n++) {
      const { replies, left } = await round(n)
      expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
      expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'LAST_HEAD' } })
      expect(left).toBe(1)
    }
  })
})
