import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** The call sheet is worked off; the head has looked at what WeChat refused. */
export function sheetCommands(world: () => World): Commands {
  /** An update that nobody could be told of. */
  async function unsent(): Promise<number> {
    const { ids, outside } = world()
    const [row] = await world().sql<{ id: string }>(
      `insert into message (school_id, person_id, child_id, template, page, data, state, due_at) values ($1, $2, $3, 'weeklyUpdate', 'p', '{"week": "2026-11-23"}', 'noCredit', $4) returning message_id as id`,
      [ids.school, ids.people.father, ids.child, outside.now],
    )
    return Number(row!.id)
  }
  const done = async () => ({
    childIds: [world().ids.child],
    messageIds: [await unsent()],
    about: 'message' as const,
    reached: true,
  })

  return {
    'sheet.done': async () => ({ as: 'teacher', action: 'sheet.done', input: await done() }),
    'sheet.undo': async () => {
      const { contactIds } = await world()
        .as(world().personas.teacher)
        .ask('sheet.done', await done())
      return { as: 'teacher', action: 'sheet.undo', input: { contactIds } }
    },
    'refused.seen': async () => {
      const { ids, outside } = world()
      const [row] = await world().sql<{ id: string }>(
        `insert into refused_content (school_id, person_id, hat, action, words, at) values ($1, $2, 'teacher', 'notes.post', $3, $4) returning refused_id as id`,
        [ids.school, ids.people.teacher, `一句话 ${next()}`, outside.now],
      )
      return { as: 'head', action: 'refused.seen', input: { refusedId: Number(row!.id) } }
    },
  }
}
