import { randomUUID } from 'node:crypto'
import { putRecording } from '../../voices/recordings'
import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** Voices: each row uploads its own recording, as a phone does before it asks. */
export function voiceCommands(world: () => World): Commands {
  async function update(): Promise<number> {
    const [row] = await world().sql<{ update_id: string }>(
      `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
       values ($1, $2, date '2026-11-16' - 7 * $3::int, $4, true, $5, $5) returning update_id`,
      [
        world().ids.school,
        world().ids.child,
        next(),
        { calls: [], topics: {}, notes: [], photoIds: [], nextCallAt: null },
        world().outside.now,
      ],
    )
    return Number(row!.update_id)
  }
  const upload = (kind: 'forChild' | 'line') => putRecording(world().outside, kind)
  const spoken = async () => {
    const updateId = await update()
    const input = { updateId, fileId: upload('line'), seconds: 9 }
    await world().as(world().personas.teacher).ask('voices.speak', input, randomUUID())
    return updateId
  }
  const sent = async () => {
    // Only so many may wait for a child.
    await world().sql(`update voice set heard_at = sent_at where kind = 'forChild'`)
    const input = { childId: world().ids.child, fileId: upload('forChild'), seconds: 20 }
    return (await world().as(world().personas.father).ask('voices.send', input, randomUUID())).voiceId
  }

  return {
    'voices.send': async () => {
      await world().sql(`update voice set heard_at = sent_at where kind = 'forChild'`)
      const input = { childId: world().ids.child, fileId: upload('forChild'), seconds: 20 }
      return { as: 'father', action: 'voices.send', input }
    },
    'voices.takeBack': async () => ({ as: 'father', action: 'voices.takeBack', input: { voiceId: await sent() } }),
    'voices.speak': async () => ({
      as: 'teacher',
      action: 'voices.speak',
      input: { updateId: await update(), fileId: upload('line'), seconds: 9 },
    }),
    'voices.unspeak': async () => ({ as: 'teacher', action: 'voices.unspeak', input: { updateId: await spoken() } }),
  }
}
