import { weekOf } from '../../../contract/week'
import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** Weekly updates, and the messages that tell of them. */
export function updateCommands(world: () => World): Commands {
  async function update(published: boolean): Promise<number> {
    const body = { calls: [], topics: {}, notes: [], photoIds: [], nextCallAt: null }
    const [row] = await world().sql<{ update_id: string }>(
      `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
     values ($1, $2, date '2026-11-16' - 7 * $3::int, $4, true, $5, $6) returning update_id`,
      [
        world().ids.school,
        world().ids.child,
        next(),
        body,
        world().outside.now,
        published ? world().outside.now : null,
      ],
    )
    return Number(row!.update_id)
  }

  return {
    'updates.answer': async () => ({
      as: 'father',
      action: 'updates.answer',
      input: { updateId: await update(true), phrase: 'missYou' },
    }),
    'updates.line': async () => ({
      as: 'teacher',
      action: 'updates.line',
      input: { updateId: await update(true), teacherLine: `第${next()}句` },
    }),
    'updates.ask': async () => {
      await world().sql(`delete from week_ask`)
      return {
        as: 'teacher',
        action: 'updates.ask',
        input: { classId: world().ids.ownClass, week: weekOf(world().outside.now), ask: `第${next()}件事` },
      }
    },
    'updates.unpublish': async () => ({
      as: 'teacher',
      action: 'updates.unpublish',
      input: { updateIds: [await update(true), await update(true)] },
    }),
    'updates.publish': async () => ({
      as: 'teacher',
      action: 'updates.publish',
      input: { updateIds: [await update(false), await update(false)] },
    }),
    'messages.credit': async () => {
      await world().sql(`delete from message_credit`)
      return {
        as: 'father',
        action: 'messages.credit',
        input: { choices: [{ template: 'weeklyUpdate', choice: 'accept' }] },
      }
    },
  }
}
