import type { World } from '../../world'
import type { Commands } from '../commands'
import { TODAY, next } from './made'

/** A child's contact card and record. */
export function recordCommands(world: () => World): Commands {
  /** Somebody new on the child's card, with a number that nobody else has. */
  const newRelative = () => {
    const number = next()
    return {
      childId: world().ids.child,
      name: `新亲戚${number}`,
      relation: 'otherRelative' as const,
      phones: [{ number: `1990002${String(number).padStart(4, '0')}` }],
    }
  }

  const onCard = async () => (await world().as(world().personas.teacher).ask('contacts.save', newRelative())).relativeId

  const opened = () => world().as(world().personas.teacher).ask('records.open', { childId: world().ids.child })

  return {
    'contacts.save': () => ({ as: 'teacher', action: 'contacts.save', input: newRelative() }),
    'contacts.order': async () => {
      await onCard()
      const relativeIds = (await opened()).relatives.map((one) => one.relativeId).reverse()
      return { as: 'teacher', action: 'contacts.order', input: { childId: world().ids.child, relativeIds } }
    },
    'contacts.remove': async () => ({
      as: 'head',
      action: 'contacts.remove',
      input: { childId: world().ids.child, relativeId: await onCard() },
    }),
    'records.correct': async () => ({
      as: 'teacher',
      action: 'records.correct',
      input: {
        childId: world().ids.child,
        version: (await opened()).version,
        changes: { interests: `第${next()}种爱好` },
      },
    }),
    'records.care': async () => {
      // What was written down long ago is no slip to be mended.
      await world().sql(`update care_arrangement set recorded_at = null`)
      const caregiverId = await onCard()
      const input = { childId: world().ids.child, kind: 'kinshipOther' as const, caregiverId, from: TODAY }
      return { as: 'teacher', action: 'records.care', input: { ...input, reason: `第${next()}次` } }
    },
    'records.notice': async () => ({
      as: 'teacher',
      action: 'records.notice',
      input: { childId: world().ids.child, caregiverId: await onCard(), signedOn: '2026-11-01', villageTold: true },
    }),
  }
}
