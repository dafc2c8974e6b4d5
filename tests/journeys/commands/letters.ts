import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** Letters to parents and family letters; each command on a letter of its own. */
export function letterCommands(world: () => World): Commands {
  const announced = async (as: 'head' | 'teacher', kind: 'toParents' | 'family') => {
    const about = { occasion: 'other', title: `第${next()}封信`, body: kind === 'family' ? '' : '请看' } as const
    return (
      await world()
        .as(world().personas[as])
        .ask('letters.announce', { kind, ...about })
    ).letterId
  }
  return {
    'letters.announce': () => ({
      as: 'head',
      action: 'letters.announce',
      input: { kind: 'toParents', occasion: 'termStart', title: `开学第${next()}封信`, body: '各位家长，新学期好。' },
    }),
    'letters.mark': async () => ({
      as: 'teacher',
      action: 'letters.mark',
      input: {
        letterId: await announced('teacher', 'family'),
        childIds: [world().ids.child, world().ids.sibling],
        what: 'sent',
        on: true,
      },
    }),
    'letters.withdraw': async () => ({
      as: 'head',
      action: 'letters.withdraw',
      input: { letterId: await announced('head', 'toParents') },
    }),
    'letters.confirm': async () => ({
      as: 'father',
      action: 'letters.confirm',
      input: { letterId: await announced('head', 'toParents') },
    }),
  }
}
