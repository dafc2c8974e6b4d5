import { actions } from '../../contract/actions'
import type { ActionName, Reply } from '../../contract/actions'
import { openWorld } from '../world'
import type { World } from '../world'
import { aimed } from './inputs'
import type { Trace } from './marked'
import { gather, sees, targets } from './people'
import type { Crowd, Somebody, Target } from './people'
import { undoing } from './undoing'
import type { Asked } from './undoing'

export const names = Object.keys(actions) as ActionName[]

/** A crowd around six children; whatever is asked is undone. */
export interface Stage extends Crowd {
  world: World
  asked: Asked
  ask(who: Somebody, action: ActionName, at: Trace): Promise<Reply<ActionName>>
}

export async function openStage(): Promise<Stage> {
  const world = await openWorld()
  const asked = undoing(world.database)
  const crowd = await gather(world)
  return {
    ...crowd,
    world,
    asked,
    ask: async (who, action, at) =>
      (await world.as(crowd.people[who]).call(action, aimed[action](at, world.ids) as never)) as Reply<ActionName>,
  }
}

/** The same question about what nobody has. */
export function nowhere(at: Trace): Trace {
  return {
    ...at,
    childId: 999_001,
    relativeId: 999_002,
    bookingId: 999_003,
    callId: 999_004,
    noteId: 999_005,
    updateId: 999_006,
    classId: 999_007,
    letterId: 999_010,
    messageId: 999_011,
    contactId: 999_012,
    refusedId: 999_013,
    voiceId: 999_008,
    spokenId: 999_009,
  }
}

/** What a reply gives away: everything it says except its reference. */
export function said(reply: unknown): string {
  return JSON.stringify(reply, (key, value) => (key === 'ref' ? undefined : value))
}

/** The targets of which a text says something. */
export function spokenOf({ traces }: Pick<Crowd, 'traces'>, text: string): Target[] {
  return targets.filter((target) => {
    const { name, updateMark, childId, noteMark } = traces[target]
    return [name, updateMark, noteMark, `亲戚${childId}"`, `单位${childId}"`].some((mark) => text.includes(mark))
  })
}

/** Nothing of a child whom they may not see, no note of one whose notes they may not read. */
export function expectNoLeak(crowd: Pick<Crowd, 'traces'>, who: Somebody, text: string): void {
  const strange = spokenOf(crowd, text).filter((target) => !sees[who].children.includes(target))
  expect(strange).toEqual([])
  for (const target of targets) {
    // The desk logs calls, so it reads call lines; notes proper are for those who may read notes.
    if (!sees[who].notes.includes(target) && who !== 'desk') expect(text).not.toContain(crowd.traces[target].noteMark)
  }
}

/** Whether a hat is in an action's audience at all. */
export function mayAsk(action: ActionName, who: Somebody): boolean {
  const { roles } = actions[action]
  const { role } = sees[who]
  return role !== 'none' && (typeof roles === 'string' || (roles as readonly string[]).includes(role))
}

/** Whether an action names something of one child: whether its input changes when it is aimed at nothing. */
export function namesAChild({ traces, world }: Pick<Stage, 'traces' | 'world'>, action: ActionName): boolean {
  const input = (at: Trace) => JSON.stringify(aimed[action](at, world.ids))
  return input(traces.child) !== input(nowhere(traces.child))
}

/** Whether an action aimed at a child names its class and nothing else of it. */
export function namesAClass(
  { traces, world }: Pick<Stage, 'traces' | 'world'>,
  action: ActionName,
  target: Target,
): boolean {
  const at = traces[target]
  const input = (one: Trace) => JSON.stringify(aimed[action](one, world.ids))
  return input(at) === input({ ...nowhere(at), classId: at.classId })
}
