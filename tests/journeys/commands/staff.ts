import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** People who work at the school. */
export function staffCommands(world: () => World): Commands {
  const staffNumber = () => `1990005${String(1000 + next())}`

  /** Somebody new at the desk. */
  const invited = async () =>
    (
      await world()
        .as(world().personas.head)
        .ask('staff.invite', { name: '新同事', phone: staffNumber(), roles: ['desk'] })
    ).personId

  return {
    'staff.invite': () => ({
      as: 'head',
      action: 'staff.invite',
      input: { name: `新老师${next()}`, phone: staffNumber(), roles: ['desk'] },
    }),
    'staff.change': async () => ({
      as: 'head',
      action: 'staff.change',
      input: { personId: await invited(), roles: ['teacher'], classIds: [world().ids.ownClass] },
    }),
    'staff.leave': async () => ({ as: 'head', action: 'staff.leave', input: { personId: await invited() } }),
    'staff.check': async () => ({
      as: 'head',
      action: 'staff.check',
      input: { personId: await invited(), checkedOn: '2026-11-20' },
    }),
  }
}
