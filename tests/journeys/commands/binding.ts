import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** The ways by which a relative's WeChat is bound to a contact, and back. */
export function bindingCommands(world: () => World): Commands {
  /** A contact of the child whom somebody has just been bound to. */
  async function boundRelative(): Promise<number> {
    const [row] = await world().sql<{ relative_id: string }>(
      `with p as (insert into person (openid, name) values ($3, '生人') returning person_id),
         r as (insert into relative (school_id, name, person_id, bound_at) select $1, '生人', person_id, $4 from p returning relative_id)
       insert into child_relative (school_id, child_id, relative_id, relation, call_order) select $1, $2, relative_id, 'otherRelative', 8 from r returning relative_id`,
      [world().ids.school, world().ids.child, `o_bound${next()}`, world().outside.now],
    )
    return Number(row!.relative_id)
  }

  return {
    'binding.code': () => ({
      as: 'teacher',
      action: 'binding.code',
      input: { childId: world().ids.child, relativeId: world().ids.relatives.grandmother },
    }),
    'binding.cards': () => ({ as: 'teacher', action: 'binding.cards', input: { childId: world().ids.child } }),
    'binding.unbind': async () => ({
      as: 'head',
      action: 'binding.unbind',
      input: { relativeId: await boundRelative(), reason: '绑错了人' },
    }),
  }
}
