import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { arrayParam, work } from '../handler'
import { Refusal } from '../refusal'
import { addShifts, lockRoster, overlap, shiftsOn, staffOnly } from './roster'
import type { Shift } from './roster'

/** Sets a day's shifts; those that stay as they are keep what is asked about them. Refuses INVALID_INPUT, NOT_FOUND, DUTY_CHANGED. */
export const saveDay = work('duty.save', async ({ on, was, shifts }, context, run) => {
  if (on < context.today) throw new Refusal('INVALID_INPUT', { on: 'notAllowed' })
  refuseTwice(shifts)
  await lockRoster(run)
  const now = await shiftsOn(run, on, on)
  if (!asSeen(now, was)) throw new Refusal('DUTY_CHANGED')
  await staffOnly(
    run,
    shifts.map(({ personId }) => personId),
    context.today,
    (index) => `shifts.${index}.personId`,
  )
  const wanted = shifts.map((shift) => ({ on, ...shift }))
  await drop(
    run,
    now.filter((shift) => !wanted.some((one) => same(one, shift))),
  )
  await addShifts(
    run,
    wanted.filter((one) => !now.some((shift) => same(one, shift))),
    context,
  )
  return { data: { on, shifts: shifts.length }, children: [], detail: { on, shifts } }
})

type Wanted = Omit<Shift, 'dutyId' | 'on'>

const same = (one: Wanted, other: Wanted) =>
  one.personId === other.personId && one.from === other.from && one.to === other.to

function asSeen(shifts: readonly Shift[], was: readonly Pick<Shift, 'dutyId' | 'personId'>[]): boolean {
  const seen = new Map(was.map(({ dutyId, personId }) => [dutyId, personId]))
  return shifts.length === seen.size && shifts.every(({ dutyId, personId }) => seen.get(dutyId) === personId)
}

/** Nobody is at the desk twice at once. */
function refuseTwice(shifts: readonly Wanted[]): void {
  const on = ''
  shifts.forEach((one, index) => {
    const before = shifts.slice(0, index)
    if (before.some((other) => other.personId === one.personId && overlap({ on, ...one }, { on, ...other }))) {
      throw new Refusal('INVALID_INPUT', { [`shifts.${index}.personId`]: 'notAllowed' })
    }
  })
}

async function drop(run: Run, shifts: readonly Shift[]): Promise<void> {
  if (shifts.length === 0) return
  const ids = arrayParam(
    shifts.map(({ dutyId }) => dutyId),
    'bigint',
  )
  await run(
    sql`delete from duty_swap where school_id = app.school() and (duty_id = any (${ids}) or with_duty_id = any (${ids}))`,
  )
  await run(sql`delete from duty where school_id = app.school() and duty_id = any (${ids})`)
}
