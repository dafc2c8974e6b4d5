import { addDays } from '../../../contract/week'
import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** The duty roster; each command on days of its own. */
export function dutyCommands(world: () => World): Commands {
  const day = () => addDays('2027-01-04', next())
  const saved = async (on: string, personId: number) => {
    await world()
      .as(world().personas.head)
      .ask('duty.save', { on, was: [], shifts: [{ from: 720, to: 780, personId }] })
    const [row] = await world().sql<{ id: string }>(
      `select duty_id as id from duty where on_date = $1 and person_id = $2`,
      [on, personId],
    )
    return Number(row!.id)
  }
  const asked = async () => {
    const { teacher, otherTeacher } = world().ids.people
    const { swapId } = await world()
      .as(world().personas.teacher)
      .ask('duty.ask', { dutyId: await saved(day(), teacher), personId: otherTeacher })
    return swapId
  }
  return {
    'duty.save': () => ({
      as: 'head',
      action: 'duty.save',
      input: { on: day(), was: [], shifts: [{ from: 960, to: 1200, personId: world().ids.people.desk }] },
    }),
    'duty.copy': () => ({
      as: 'head',
      action: 'duty.copy',
      input: { week: addDays('2027-06-07', 7 * next()), people: [world().ids.people.teacher] },
    }),
    'duty.ask': async () => ({
      as: 'teacher',
      action: 'duty.ask',
      input: {
        dutyId: await saved(day(), world().ids.people.teacher),
        personId: world().ids.people.otherTeacher,
      },
    }),
    'duty.answer': async () => ({
      as: 'otherTeacher',
      action: 'duty.answer',
      input: { swapId: await asked(), accept: true },
    }),
    'duty.withdraw': async () => ({ as: 'teacher', action: 'duty.withdraw', input: { swapId: await asked() } }),
    'duty.handover': () => ({
      as: 'desk',
      action: 'duty.handover',
      input: { points: ['ranLate'], words: `钥匙在第${next()}个抽屉` },
    }),
  }
}
