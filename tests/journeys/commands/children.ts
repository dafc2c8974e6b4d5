import type { World } from '../../world'
import type { Commands } from '../commands'
import { TODAY, next } from './made'

/** Children who come, change class, leave and come back. */
export function childCommands(world: () => World): Commands {
  /** A child whom no school has seen yet, with a father whom nobody else has. */
  const newChild = () => {
    const number = next()
    return {
      classId: world().ids.ownClass,
      name: `新生${number}`,
      sex: 'male' as const,
      birthDate: '2017-03-04',
      parentalAbsence: 'one' as const,
      care: 'parent' as const,
      accommodation: 'day' as const,
      relative: {
        name: `新家长${number}`,
        relation: 'mother' as const,
        phone: `1990001${String(number).padStart(4, '0')}`,
        isCaregiver: true,
      },
    }
  }

  return {
    'children.add': () => ({ as: 'teacher', action: 'children.add', input: newChild() }),
    'moves.class': async () => {
      const { childId } = await world().as(world().personas.teacher).ask('children.add', newChild())
      return { as: 'teacher', action: 'moves.class', input: { childId, classId: world().ids.otherClass, on: TODAY } }
    },
    'moves.leave': async () => {
      const { childId } = await world().as(world().personas.teacher).ask('children.add', newChild())
      return { as: 'teacher', action: 'moves.leave', input: { childId, on: TODAY, where: 'otherSchool' } }
    },
    'moves.return': async () => {
      const head = world().as(world().personas.head)
      const { childId } = await head.ask('children.add', newChild())
      await head.ask('moves.leave', { childId, on: TODAY, where: 'parents' })
      return { as: 'head', action: 'moves.return', input: { childId, classId: world().ids.ownClass, on: TODAY } }
    },
    'moves.undo': async () => {
      const { eventId } = await world().as(world().personas.teacher).ask('children.add', newChild())
      return { as: 'teacher', action: 'moves.undo', input: { eventId } }
    },
  }
}
