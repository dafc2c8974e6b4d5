import type { ActionName, Input } from '../../contract/actions'
import { plain, asXlsx } from '../roster/layouts'
import { madeRow } from '../roster/made-up-roster'
import type { PersonaName, World } from '../world'

/** Somebody who asks for one command, with everything prepared for it to go well once. */
export type Ask = { [A in ActionName]: { as: PersonaName; action: A; input: Input<A> } }[ActionName]

const TODAY = '2026-11-25'

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

  async function uploaded(): Promise<{ fileId: string; fileName: string }> {
    const fileId = `cloud://test.files/roster/${next()}.xlsx`
    world().outside.files.set(fileId, await asXlsx([madeRow(next()), madeRow(next())], plain))
    return { fileId, fileName: 'made.xlsx' }
  }

  async function preview(): Promise<number> {
    return (
      await world()
        .as(world().personas.head)
        .ask('roster.preview', await uploaded())
    ).importId
  }

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

  async function allowPhotos(): Promise<void> {
    await world()
      .as(world().personas.father)
      .ask('consents.set', { childId: world().ids.child, purpose: 'photos', given: true })
  }

  const staffNumber = () => `1380000${String(1000 + next())}`

  /** Somebody new at the desk. */
  const invited = async () =>
    (
      await world()
        .as(world().personas.head)
        .ask('staff.invite', { name: '新同事', phone: staffNumber(), roles: ['desk'] })
    ).personId

  /** Somebody new on the child's card, with a number that nobody else has. */
  const newRelative = () => {
    const number = next()
    return {
      childId: world().ids.child,
      name: `新亲戚${number}`,
      relation: 'otherRelative' as const,
      phones: [{ number: `1990002${String(number).padStart(4, '0')}` }],
    }
  }

  const onCard = async () => (await world().as(world().personas.teacher).ask('contacts.save', newRelative())).relativeId

  const opened = () => world().as(world().personas.teacher).ask('records.open', { childId: world().ids.child })

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
    'compliance.make': () => ({ as: 'head', action: 'compliance.make', input: { year: 2026 } }),
    'staff.invite': () => ({
      as: 'head',
      action: 'staff.invite',
      input: { name: `新老师${next()}`, phone: staffNumber(), roles: ['desk'] },
    }),
    'staff.change': async () => ({
      as: 'head',
      action: 'staff.change',
      input: { personId: await invited(), roles: ['teacher'], classIds: [world().ids.ownClass] },
    }),
    'staff.leave': async () => ({ as: 'head', action: 'staff.leave', input: { personId: await invited() } }),
    'staff.check': async () => ({
      as: 'head',
      action: 'staff.check',
      input: { personId: await invited(), checkedOn: '2026-11-20' },
    }),
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
    'rights.copy': async () => {
      await world().sql(`delete from attempt`)
      return { as: 'father', action: 'rights.copy', input: { childId: world().ids.child } }
    },
    'rights.ask': async () => {
      await world().sql(`delete from attempt`)
      return { as: 'mother', action: 'rights.ask', input: { childId: world().ids.child, kind: 'deletion' } }
    },
    'rights.answer': async () => {
      await world().sql(`delete from attempt`)
      const asked = { childId: world().ids.classmate, kind: 'deletion' as const, what: ['idNumber' as const] }
      const { requestId } = await world().as(world().personas.head).ask('rights.ask', asked)
      return { as: 'head', action: 'rights.answer', input: { requestId, decision: 'done' } }
    },
    'rights.looked': () => ({
      as: 'head',
      action: 'rights.looked',
      input: { personId: world().ids.people.teacher, day: `2026-10-${10 + (next() % 20)}` },
    }),
    'roster.begin': async () => ({ as: 'head', action: 'roster.begin', input: await uploaded() }),
    'roster.mapping': async () => ({
      as: 'head',
      action: 'roster.mapping',
      input: { importId: await preview(), columns: [{ heading: `第${next()}列`, field: 'character' }] },
    }),
    'roster.undo': async () => {
      const importId = await preview()
      await world().as(world().personas.head).ask('roster.confirm', { importId })
      return { as: 'head', action: 'roster.undo', input: { importId } }
    },
    'roster.confirm': async () => ({ as: 'head', action: 'roster.confirm', input: { importId: await preview() } }),
    'contacts.save': () => ({ as: 'teacher', action: 'contacts.save', input: newRelative() }),
    'contacts.order': async () => {
      await onCard()
      const relativeIds = (await opened()).relatives.map((one) => one.relativeId).reverse()
      return { as: 'teacher', action: 'contacts.order', input: { childId: world().ids.child, relativeIds } }
    },
    'contacts.remove': async () => ({
      as: 'head',
      action: 'contacts.remove',
      input: { childId: world().ids.child, relativeId: await onCard() },
    }),
    'records.correct': async () => ({
      as: 'teacher',
      action: 'records.correct',
      input: {
        childId: world().ids.child,
        version: (await opened()).version,
        changes: { interests: `第${next()}种爱好` },
      },
    }),
    'records.care': async () => {
      // What was written down long ago is no slip to be mended.
      await world().sql(`update care_arrangement set recorded_at = null`)
      const caregiverId = await onCard()
      const input = { childId: world().ids.child, kind: 'kinshipOther' as const, caregiverId, from: TODAY }
      return { as: 'teacher', action: 'records.care', input: { ...input, reason: `第${next()}次` } }
    },
    'records.notice': async () => ({
      as: 'teacher',
      action: 'records.notice',
      input: { childId: world().ids.child, caregiverId: await onCard(), signedOn: '2026-11-01', villageTold: true },
    }),
    'surveys.answer': async () => {
      await world().sql(`delete from survey_answer`)
      const answers = [
        { childId: world().ids.child, answer: 'changed' as const },
        { childId: world().ids.classmate, answer: 'unchanged' as const },
      ]
      return { as: 'teacher', action: 'surveys.answer', input: { answers } }
    },
    'surveys.retract': async () => {
      const childId = world().ids.classmate
      const answers = [{ childId, answer: 'unchanged' as const }]
      await world().as(world().personas.teacher).ask('surveys.answer', { answers })
      return { as: 'teacher', action: 'surveys.retract', input: { childIds: [childId] } }
    },
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
