import type { ActionName, Input } from '../../contract/actions'
import { plain, asXlsx } from '../roster/layouts'
import { madeRow } from '../roster/made-up-roster'
import type { PersonaName, World } from '../world'

/** Somebody who asks for one command, with everything prepared for it to go well once. */
export type Ask = { [A in ActionName]: { as: PersonaName; action: A; input: Input<A> } }[ActionName]

let made = 0
const next = () => ++made

/** One row for every command of the contract, each ready to be asked for as often as one likes. `world` gives the world of the running file. */
export function commandsOf(world: () => World): Partial<Record<ActionName, () => Promise<Ask> | Ask>> {
  /** One of the line's slots between 16:00 and 20:00 at the school. */
  const slotOn = (day: string) => new Date(Date.parse(`${day}T08:00:00.000Z`) + (next() % 24) * 600_000).toISOString()

  /** A time of next week that nobody has asked for, with every booking of before out of the way. */
  async function freeSlot(): Promise<{ lineId: number; startsAt: string }> {
    await world().sql(`update booking set state = 'cancelled'`)
    return { lineId: world().ids.line, startsAt: slotOn('2026-12-01') }
  }

  async function booked(): Promise<number> {
    const slot = await freeSlot()
    return (
      await world()
        .as(world().personas.desk)
        .ask('bookings.book', { childId: world().ids.child, ...slot })
    ).bookingId
  }

  const call = () => ({
    childId: world().ids.child,
    outcome: 'reached' as const,
    startedAt: '2026-11-25T06:00:00.000Z',
    durationSeconds: 60 * next(),
  })

  const note = () => ({
    kind: 'talkNote' as const,
    childId: world().ids.child,
    happenedOn: '2026-11-25',
    body: { topics: { mood: { step: 'good' as const } } },
    photos: [`cloud://test.files/notes/${next()}.jpg`],
  })

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

  async function preview(): Promise<number> {
    const fileId = `cloud://test.files/roster/${next()}.xlsx`
    world().outside.files.set(fileId, await asXlsx([madeRow(next()), madeRow(next())], plain))
    return (await world().as(world().personas.head).ask('roster.preview', { fileId, fileName: 'made.xlsx' })).importId
  }

  async function allowPhotos(): Promise<void> {
    await world()
      .as(world().personas.father)
      .ask('consents.set', { childId: world().ids.child, purpose: 'photos', given: true })
  }

  return {
    'consents.give': async () => {
      await world().sql(`delete from consent where person_id = $1 and purpose <> 'records'`, [
        world().ids.people.father,
      ])
      const input = { purposes: ['records', 'messages', 'photos'] as const, noticeVersion: '2026-09' }
      return { as: 'father', action: 'consents.give', input: { ...input, purposes: [...input.purposes] } }
    },
    'consents.set': async () => {
      await world().sql(`delete from consent where person_id = $1 and purpose = 'district'`, [
        world().ids.people.mother,
      ])
      return {
        as: 'mother',
        action: 'consents.set',
        input: { childId: world().ids.child, purpose: 'district', given: true },
      }
    },
    'calls.log': () => ({ as: 'teacher', action: 'calls.log', input: call() }),
    'calls.undo': async () => {
      const { callId } = await world().as(world().personas.desk).ask('calls.log', call())
      return { as: 'desk', action: 'calls.undo', input: { callId } }
    },
    'lines.save': () => ({
      as: 'head',
      action: 'lines.save',
      input: {
        name: `电话${next()}`,
        medium: 'voice',
        slotMinutes: 15,
        hours: [{ weekday: 6, from: 600, to: 720 }],
      },
    }),
    'bookings.book': async () => ({
      as: 'father',
      action: 'bookings.book',
      input: { childId: world().ids.child, ...(await freeSlot()) },
    }),
    'bookings.move': async () => {
      const bookingId = await booked()
      const input = { bookingId, lineId: world().ids.line, startsAt: slotOn('2026-12-02') }
      return { as: 'father', action: 'bookings.move', input }
    },
    'bookings.cancel': async () => ({ as: 'father', action: 'bookings.cancel', input: { bookingId: await booked() } }),
    'notes.post': async () => {
      await allowPhotos()
      return { as: 'teacher', action: 'notes.post', input: note() }
    },
    'notes.undo': async () => {
      await allowPhotos()
      const { noteId } = await world().as(world().personas.teacher).ask('notes.post', note())
      return { as: 'teacher', action: 'notes.undo', input: { noteId } }
    },
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
    'roster.confirm': async () => ({ as: 'head', action: 'roster.confirm', input: { importId: await preview() } }),
  }
}
