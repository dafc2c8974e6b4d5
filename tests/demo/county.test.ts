import { noteActions } from '../../contract/notes/actions'
import * as labels from '../../contract/labels'
import { consentActions } from '../../contract/consents'
import { noticeVersion } from '../../contract/session'
import { templateNames } from '../../contract/templates'
import { updateBody } from '../../contract/updates'
import { ageOn, dateOf, weekOf, weekOfDate } from '../../contract/week'
import { makeCounty } from '../../database/demo/county'
import type { County } from '../../database/demo/tables'
import { initialsOf } from '../../domain/children/initials'

/** Moments at which a first start may fall: midweek, around Friday 18:00, the edges of a week, the first days of a school year, a holiday. */
const moments = {
  'a Wednesday at noon': '2026-11-25T04:30:00Z',
  'Friday a minute before six': '2026-11-27T09:59:00Z',
  'Friday a minute after six': '2026-11-27T10:01:00Z',
  'Sunday, the last minute': '2026-11-29T15:59:30Z',
  'Monday, the first minute': '2026-11-29T16:00:30Z',
  'the second of September': '2026-09-02T02:00:00Z',
  'the end of August': '2026-08-31T02:00:00Z',
  'spring festival': '2027-02-08T12:00:00Z',
  'a leap day': '2028-02-29T06:00:00Z',
}

describe.each(Object.entries(moments))('the county on %s', (_, iso) => {
  const now = new Date(iso)
  const county = makeCounty(now)

  test('is the same county whenever it is made', () => {
    expect(makeCounty(now)).toEqual(county)
  })

  test('has the same people at every moment', () => {
    const names = (of: County) => [of.person, of.child, of.relative].map((rows) => rows.map((row) => row.name))
    const phones = (of: County) => of.relativePhone.map((row) => row.number)
    const other = makeCounty(new Date(moments['a Wednesday at noon']))
    expect(names(county)[1]).toEqual(names(other)[1])
    expect(names(county)[2]).toEqual(names(other)[2])
    expect(phones(county)).toEqual(phones(other))
  })

  test('records nothing before it happens', () => {
    const stamps = [
      ...county.booking.flatMap((row) => [row.bookedAt, row.cancelledAt]),
      ...county.familyCall.flatMap((row) => [row.startedAt, row.loggedAt]),
      ...county.note.map((row) => row.postedAt),
      ...county.weeklyUpdate.flatMap((row) => [row.composedAt, row.publishedAt]),
      ...county.updateReader.flatMap((row) => [row.readAt, row.answeredAt]),
      ...county.consent.flatMap((row) => [row.givenAt, row.withdrawnAt]),
      ...county.audit.map((row) => row.at),
      ...county.person.map((row) => row.seenAt),
      ...county.relative.map((row) => row.boundAt),
      ...county.job.map((row) => row.doneAt),
    ]
    expect(stamps.filter((at) => at && at > now)).toEqual([])
    expect(county.note.filter((row) => row.happenedOn > dateOf(now))).toEqual([])
    for (const { bookedAt, startsAt } of county.booking) expect(bookedAt < startsAt).toBe(true)
  })

  test('has what is over settled, and what is ahead booked', () => {
    for (const { startsAt, state } of county.booking) {
      if (startsAt > now) expect(['booked', 'cancelled']).toContain(state)
      if (startsAt.getTime() + 20 * 60_000 < now.getTime()) expect(state).not.toBe('booked')
    }
    expect(county.booking.some((row) => row.startsAt > now && row.week > weekOf(now))).toBe(true)
  })

  test('keeps a slot to one family, and a child to one call a week', () => {
    const held = county.booking.filter((row) => row.state !== 'cancelled')
    expect(new Set(held.map((row) => `${row.lineId} ${row.startsAt.toISOString()}`)).size).toBe(held.length)
    const kept = held.filter((row) => row.state !== 'missed')
    expect(new Set(kept.map((row) => `${row.childId} ${row.week}`)).size).toBe(kept.length)
  })

  test('lets no two calls overlap on a line', () => {
    const slots = new Set(
      county.familyCall.map((row) => `${row.schoolId} ${row.medium} ${Math.floor(row.startedAt.getTime() / 60_000)}`),
    )
    expect(slots.size).toBe(county.familyCall.length)
  })

  test('counts weeks as the school does', () => {
    for (const row of county.booking) expect(row.week).toBe(weekOf(row.startsAt))
    for (const row of county.familyCall) expect(row.week).toBe(weekOf(row.startedAt))
    for (const row of county.note) expect(row.week).toBe(weekOfDate(row.happenedOn))
  })

  test('has its drafts wait for the teacher from Friday 18:00 on, and everything older published', () => {
    const week = weekOf(now)
    const drafts = county.weeklyUpdate.filter((row) => row.week === week)
    expect(drafts.length > 0).toBe(dateOf(now) > drafts[0]?.week! && county.job.some((row) => row.due === week))
    expect(county.weeklyUpdate.filter((row) => !row.publishedAt)).toEqual(drafts)
  })

  test('lives by the law, but for the two whom the law would look at', () => {
    const today = dateOf(now)
    const alone = county.careArrangement.filter((row) => row.kind === 'livingAlone' && !row.toOn)
    const aged = alone.map((row) => ageOn(county.child[row.childId - 1]!.birthDate, today))
    expect(alone.map((row) => row.schoolId)).toEqual([2, 2])
    for (const age of aged) expect(age).toBeLessThan(16)
    for (const { birthDate, classId } of county.child) {
      const { grade } = county.schoolClass[classId - 1]!
      expect(ageOn(birthDate, today)).toBeGreaterThanOrEqual(grade + 5)
      expect(ageOn(birthDate, today)).toBeLessThanOrEqual(grade + 7)
    }
  })
})

describe('what the county says', () => {
  const county = makeCounty(new Date(moments['Sunday, the last minute']))
  const codes = (table: object) => Object.keys(table)

  test('every body is one that the contract takes', () => {
    const post = noteActions['notes.post'].input
    for (const { kind, body, childId, happenedOn, forParents } of county.note) {
      const parsed = post.safeParse({ kind, body, childId, happenedOn, forParents, photos: [] })
      expect(parsed.error?.issues ?? []).toEqual([])
      expect(parsed.data).toMatchObject({ body: body as object })
    }
    for (const { body } of county.weeklyUpdate) expect(updateBody.parse(body)).toEqual(body)
  })

  test('every code is one that has a word', () => {
    for (const row of county.child) {
      expect(codes(labels.parentalAbsenceLabel)).toContain(row.parentalAbsence)
      expect(codes(labels.leftBehindStatusLabel)).toContain(row.leftBehindStatus)
      expect(codes(labels.accommodationLabel)).toContain(row.accommodation)
      expect(codes(labels.specialStatusLabel)).toEqual(expect.arrayContaining(row.specialStatus))
      expect(row.initials).toBe(initialsOf(row.name))
    }
    for (const row of county.careArrangement) expect(codes(labels.careArrangementLabel)).toContain(row.kind)
    for (const row of county.childRelative) expect(codes(labels.relationLabel)).toContain(row.relation)
    for (const row of county.familyCall) {
      expect(codes(labels.callOutcomeLabel)).toContain(row.outcome)
      expect(codes(labels.callTopicLabel)).toEqual(expect.arrayContaining(row.topics))
      expect(row.outcome === 'reached').toBe(row.mood !== null)
      if (row.outcome === 'reached') expect(row.durationSeconds).toBeGreaterThan(0)
    }
    for (const row of county.updateReader) if (row.phrase) expect(codes(labels.answerPhraseLabel)).toContain(row.phrase)
    for (const row of county.messageCredit) expect(templateNames).toContain(row.template)
    const given = new Set(county.consent.map((row) => row.purpose))
    expect(consentActions['consents.give'].input.parse({ purposes: [...given], noticeVersion }).purposes).toHaveLength(
      4,
    )
    expect(new Set(county.consent.map((row) => row.noticeVersion))).toEqual(new Set([noticeVersion]))
  })

  test('parents are told nothing in officialese, and the child by its own name', () => {
    const told = [
      ...county.note.map((row) => row.forParents),
      ...county.weeklyUpdate.map((row) => row.teacherLine ?? ''),
    ]
    expect(told.filter((text) => /留守|问题儿童|档案|[*#]/.test(text ?? ''))).toEqual([])
    for (const { forParents, childId } of county.note) {
      if (forParents && /她/.test(forParents)) expect(county.child[childId - 1]!.sex).toBe('female')
    }
  })
})

describe('who lives there', () => {
  const county = makeCounty(new Date(moments['a Wednesday at noon']))

  test('every number is made up and belongs to one person', () => {
    const ownNumbers = county.relativePhone.filter((row) => !county.relative[row.relativeId - 1]!.personId)
    const staff = county.person.flatMap((row) => (row.phone ? [row.phone] : []))
    const all = [...county.relativePhone.map((row) => row.number), ...staff]
    for (const number of all) expect(number).toMatch(/^1990000[0-9]{4}$/)
    expect(new Set(ownNumbers.map((row) => row.number)).size).toBe(ownNumbers.length)
    // The deputy head is also a mother: her number is on the contact card too, and nobody else's is anywhere twice.
    expect(all.length - new Set(all).size).toBe(1)
  })

  test('every child has two to four adults on the card, one number or two each, and nobody calls the dead', () => {
    for (const { childId } of county.child) {
      const card = county.childRelative.filter((row) => row.childId === childId)
      expect(card.map((row) => row.callOrder)).toEqual(card.map((_, at) => at + 1))
      expect(card.length).toBeGreaterThanOrEqual(2)
      expect(card.length).toBeLessThanOrEqual(4)
      expect(card.filter((row) => row.isCaregiver).length).toBeLessThanOrEqual(1)
    }
    for (const { relativeId, deceased } of county.relative) {
      const numbers = county.relativePhone.filter((row) => row.relativeId === relativeId).length
      expect(deceased ? numbers === 0 : numbers === 1 || numbers === 2).toBe(true)
      if (deceased) expect(county.familyCall.some((row) => row.relativeId === relativeId)).toBe(false)
    }
    expect(county.relative.some((row) => row.deceased)).toBe(true)
  })

  test('six families in ten read along, a mother has two hats, a father two children', () => {
    const boundTo = (childId: number) =>
      county.childRelative.some((row) => row.childId === childId && county.relative[row.relativeId - 1]!.personId)
    const share = county.child.filter((row) => boundTo(row.childId!)).length / county.child.length
    expect(share).toBeGreaterThan(0.55)
    expect(share).toBeLessThan(0.65)
    const hats = new Set(county.membership.map((row) => row.personId))
    expect(county.relative.filter((row) => row.personId && hats.has(row.personId))).toHaveLength(1)
    const children = county.relative
      .filter((row) => row.personId)
      .map((row) => county.childRelative.filter((card) => card.relativeId === row.relativeId).length)
    expect(children).toContain(2)
  })

  test('every teacher is paired with one to three children', () => {
    const teachers = county.membership.filter((row) => row.role === 'teacher' && row.schoolId < 3)
    for (const { personId } of teachers) {
      const paired = county.pairing.filter((row) => row.personId === personId).length
      expect(paired).toBeGreaterThanOrEqual(1)
      expect(paired).toBeLessThanOrEqual(3)
    }
  })
})
