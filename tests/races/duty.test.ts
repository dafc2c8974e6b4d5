import { rosterOf } from '../duty/roster-of'
import type { PersonaName, World } from '../world'
import { gather } from './crowd'
import { onServer } from './on-server'

onServer('one roster, many hands', () => {
  let world: World
  const inCrowd = gather((opened) => ({ world } = opened))
  const roster = rosterOf(() => world)
  const { person, set } = roster

  beforeEach(async () => {
    await world.sql('delete from duty_swap')
    await world.sql('delete from duty')
  })

  const outcomes = (replies: { ok: boolean; error?: { code: string } }[]) =>
    replies.map((reply) => (reply.ok ? 'ok' : reply.error!.code))
  const count = (all: string[], one: string) => all.filter((outcome) => outcome === one).length
  const asking = async (dutyId: number, to: PersonaName = 'otherTeacher', withDutyId?: number) =>
    (
      await inCrowd('teacher').ask('duty.ask', {
        dutyId,
        personId: person(to),
        ...(withDutyId === undefined ? {} : { withDutyId }),
      })
    ).swapId

  test('40 questions about one duty at once: one stands', async () => {
    const [duty] = await set('2026-11-26', ['teacher', 720, 780])
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        inCrowd('teacher').call('duty.ask', { dutyId: duty!, personId: person(i % 2 ? 'otherTeacher' : 'desk') }),
      ),
    )
    expect(count(outcomes(replies), 'ok')).toBe(1)
    expect(count(outcomes(replies), 'DUTY_ASKED')).toBe(39)
  })

  test('yes and no and taken back at the same moment: exactly one of them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [duty] = await set('2026-11-26', ['teacher', 720, 780])
      const swapId = await asking(duty!)
      const replies = await Promise.all([
        ...Array.from({ length: 6 }, () => inCrowd('otherTeacher').call('duty.answer', { swapId, accept: true })),
        ...Array.from({ length: 6 }, () => inCrowd('otherTeacher').call('duty.answer', { swapId, accept: false })),
        ...Array.from({ length: 6 }, () => inCrowd('teacher').call('duty.withdraw', { swapId })),
      ])
      expect(count(outcomes(replies), 'ok')).toBe(1)
      expect(count(outcomes(replies), 'REQUEST_ANSWERED')).toBe(17)
      const [state] = await roster.states()
      expect(await roster.on('2026-11-26')).toMatchObject([{ who: state === 'accepted' ? '石老师' : '林老师' }])
      await set('2026-11-26')
    }
  })

  test('two exchanges that want the same duty: one goes through, the other hears that the roster changed', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [mine] = await set('2026-11-26', ['teacher', 720, 780])
      const [mineToo] = await set('2026-11-27', ['teacher', 720, 780])
      const [theirs] = await set('2026-11-28', ['otherTeacher', 720, 780])
      const swaps = [await asking(mine!, 'otherTeacher', theirs), await asking(mineToo!, 'otherTeacher', theirs)]
      const replies = await Promise.all(
        swaps.map((swapId) => inCrowd('otherTeacher').call('duty.answer', { swapId, accept: true })),
      )
      expect(outcomes(replies).toSorted()).toEqual(['REQUEST_ANSWERED', 'ok'])
      expect(await roster.on('2026-11-28')).toMatchObject([{ who: '林老师' }])
      for (const on of ['2026-11-26', '2026-11-27', '2026-11-28']) await set(on)
    }
  })

  test('the head sets the day anew while it is being swapped: one of the two holds, never half of each', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [mine] = await set('2026-11-26', ['teacher', 720, 780])
      const [theirs] = await set('2026-11-28', ['otherTeacher', 720, 780])
      const swapId = await asking(mine!, 'otherTeacher', theirs)
      const [saved, answered] = await Promise.all([
        inCrowd('head').call('duty.save', {
          on: '2026-11-26',
          was: [{ dutyId: mine!, personId: person('teacher') }],
          shifts: [{ personId: person('desk'), from: 720, to: 780 }],
        }),
        inCrowd('otherTeacher').call('duty.answer', { swapId, accept: true }),
      ])
      const day = [...(await roster.on('2026-11-26')), ...(await roster.on('2026-11-28'))].map(({ who }) => who)
      expect([saved.ok, answered.ok].filter(Boolean)).toHaveLength(1)
      expect(day).toEqual(answered.ok ? ['石老师', '林老师'] : ['方老师', '石老师'])
      if (!answered.ok) expect(answered.error.code).toBe('NOT_FOUND')
      if (!saved.ok) expect(saved.error.code).toBe('DUTY_CHANGED')
      await set('2026-11-26')
      await set('2026-11-28')
    }
  })
})
