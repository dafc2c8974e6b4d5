import * as z from 'zod'
import { noteActions } from '../../contract/notes/actions'
import * as labels from '../../contract/labels'
import { noticeVersion } from '../../contract/session'
import { templateNames } from '../../contract/templates'
import { updateBody } from '../../contract/update-body'
import { addDays, ageOn, dateOf, instantAt, weekOf, weekOfDate } from '../../contract/week'
import { makeCounty } from '../../database/demo/county'
import type { County } from '../../database/demo/tables'
import { initialsOf } from '../../domain/children/initials'

const NOON = '2026-11-25T04:30:00Z'

/** Moments at which a first start may fall: midweek, around Friday 18:00, the edges of a week, the first days of a school year, a holiday. */
const moments = {
  'a Wednesday at noon': NOON,
  'Friday a minute before six': '2026-11-27T09:59:00Z',
  'Friday a minute after six': '2026-11-27T10:01:00Z',
  'Sunday, the last minute': '2026-11-29T15:59:30Z',
  'Monday, the first minute': '2026-11-29T16:00:30Z',
  'the second of September': '2026-09-02T02:00:00Z',
  'a leap day': '2028-02-29T06:00:00Z',
}

const atNoon = makeCounty(new Date(NOON))

function familiesOf({ child, relative, relativePhone }: County): unknown[] {
  return [child.map((row) => row.name), relative.map((row) => row.name), relativePhone.map((row) => row.number)]
}

test('the same moment gives the same rows', () => {
  expect(JSON.stringify(makeCounty(new Date(NOON)))).toBe(JSON.stringify(atNoon))
})

describe.each(Object.entries(moments))('the county on %s', (_, iso) => {
  const now = new Date(iso)
  const county = makeCounty(now)

  test('has the same families at every moment', () => {
    expect(familiesOf(county)).toEqual(familiesOf(atNoon))
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
      ...county.waiting.map((row) => row.since),
      ...county.slotOffer.map((row) => row.offeredAt),
      ...county.availability.map((row) => row.setAt),
      ...county.duty.map((row) => row.setAt),
      ...county.dutySwap.map((row) => row.askedAt),
      ...county.handover.map((row) => row.writtenAt),
      ...county.hoursException.map((row) => row.madeAt),
      ...county.voice.flatMap((row) => [row.sentAt, row.heardAt]),
    ]
    expect(stamps.filter((at) => at && at > now)).toEqual([])
    expect(county.note.filter((row) => row.happenedOn > dateOf(now))).toEqual([])
    expect(county.booking.filter((row) => row.bookedAt >= row.startsAt)).toEqual([])
    expect(county.consent.filter((row) => row.withdrawnAt && row.withdrawnAt <= row.givenAt)).toEqual([])
  })

  test('has what is over settled, and what is ahead booked', () => {
    const ahead = county.booking.filter((row) => row.startsAt > now)
    const over = county.booking.filter((row) => row.startsAt.getTime() + 20 * 60_000 < now.getTime())
    expect(ahead.filter((row) => row.state === 'done' || row.state === 'missed')).toEqual([])
    expect(over.filter((row) => row.state === 'booked')).toEqual([])
    expect(county.booking.some((row) => row.startsAt > now && row.week > weekOf(now))).toBe(true)
  })

  test('keeps a slot to one family, and a child to one call a week', () => {
    const held = county.booking.filter((row) => row.state !== 'cancelled')
    // Siblings share one call: a row each, of one party.
    const slots = new Set(held.map((row) => `${row.lineId} ${row.startsAt.toISOString()}`))
    const parties = new Set(held.map((row) => `${row.lineId} ${row.startsAt.toISOString()} ${row.partyId}`))
    expect(parties.size).toBe(slots.size)
    expect(new Set(held.map((row) => `${row.childId} ${row.startsAt.toISOString()}`)).size).toBe(held.length)
    expect(held.length - slots.size).toBeGreaterThan(0)
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
    expect(county.booking.filter((row) => row.week !== weekOf(row.startsAt))).toEqual([])
    expect(county.familyCall.filter((row) => row.week !== weekOf(row.startedAt))).toEqual([])
    expect(county.note.filter((row) => row.week !== weekOfDate(row.happenedOn))).toEqual([])
  })

  test('has its drafts wait for the teacher from Friday 18:00 on, and everything older published', () => {
    const week = weekOf(now)
    const drafts = county.weeklyUpdate.filter((row) => row.week === week)
    const isDue = instantAt(addDays(week, 4), 18 * 60) <= now.toISOString()
    expect(drafts.length > 0).toBe(isDue)
    expect(county.job.some((row) => row.due === week)).toBe(isDue)
    expect(county.weeklyUpdate.filter((row) => !row.publishedAt)).toEqual(drafts)
  })

  test('lives by the law, but for the two whom the law would look at', () => {
    const today = dateOf(now)
    const alone = county.careArrangement.filter((row) => row.kind === 'livingAlone' && !row.toOn)
    expect(alone.map((row) => row.schoolId)).toEqual([2, 2])
    expect(alone.filter((row) => ageOn(county.child[row.childId - 1]!.birthDate, today) >= 16)).toEqual([])
    const yearsAhead = county.child.map(
      (row) => ageOn(row.birthDate, today) - county.schoolClass[row.classId - 1]!.grade,
    )
    expect(yearsAhead.filter((years) => years < 5 || years > 7)).toEqual([])
  })
})

/** Publishing adds the teacher's name, which parents could not look up. */
const publishedBody = updateBody.extend({ teacher: z.string().optional() })

describe('what the county says', () => {
  const county = makeCounty(new Date(moments['Sunday, the last minute']))

  test('every body is one that the contract takes', () => {
    const post = noteActions['notes.post'].input
    const notes = county.note.map(({ kind, body, childId, happenedOn, forParents }) =>
      post.parse({ kind, body, childId, happenedOn, forParents, photos: [] }),
    )
    expect(notes.map((note) => note.body)).toEqual(county.note.map((row) => row.body))
    const bodies = county.weeklyUpdate.map((row) => row.body)
    expect(bodies.map((body) => publishedBody.parse(body))).toEqual(bodies)
  })

  test('every code is one that has a word', () => {
    const { child, careArrangement, childRelative, familyCall, updateReader, messageCredit } = county
    const unknown = (table: object, used: (string | null | undefined)[]) =>
      [...new Set(used)].filter((code) => code && !(code in table))
    const { specialStatusLabel, careArrangementLabel, callOutcomeLabel, callTopicLabel } = labels
    expect([
      ...unknown(
        labels.parentalAbsenceLabel,
        child.map((row) => row.parentalAbsence),
      ),
      ...unknown(
        labels.leftBehindStatusLabel,
        child.map((row) => row.leftBehindStatus),
      ),
      ...unknown(
        labels.accommodationLabel,
        child.map((row) => row.accommodation),
      ),
      ...unknown(
        specialStatusLabel,
        child.flatMap((row) => row.specialStatus),
      ),
      ...unknown(
        careArrangementLabel,
        careArrangement.map((row) => row.kind),
      ),
      ...unknown(
        labels.relationLabel,
        childRelative.map((row) => row.relation),
      ),
      ...unknown(
        callOutcomeLabel,
        familyCall.map((row) => row.outcome),
      ),
      ...unknown(
        callTopicLabel,
        familyCall.flatMap((row) => row.topics),
      ),
      ...unknown(
        labels.answerPhraseLabel,
        updateReader.map((row) => row.phrase),
      ),
    ]).toEqual([])
    expect(templateNames).toEqual(expect.arrayContaining(messageCredit.map((row) => row.template)))
    expect(new Set(county.consent.map((row) => row.purpose))).toEqual(new Set(Object.keys(labels.consentPurposeLabel)))
    expect(new Set(county.consent.map((row) => row.noticeVersion))).toEqual(new Set([noticeVersion]))
  })

  test('a call that reached somebody has its minutes and its mood, and no other has a mood', () => {
    const odd = county.familyCall.filter(
      (row) => (row.outcome === 'reached') !== (row.mood !== null) || (row.mood !== null && row.durationSeconds < 60),
    )
    expect(odd).toEqual([])
  })

  test('initials are those that a roster import would give', () => {
    expect(county.child.filter((row) => row.initials !== initialsOf(row.name))).toEqual([])
  })

  test('parents are told nothing in officialese, and the child by its own name', () => {
    const told = [
      ...county.note.map((row) => row.forParents),
      ...county.weeklyUpdate.map((row) => row.teacherLine ?? ''),
    ]
    expect(told.filter((text) => /留守|问题儿童|档案|[*#]/.test(text ?? ''))).toEqual([])
    // A child is told of as it is, against nobody; figures of its health stay at school.
    expect(
      told.filter((text) => /第[一二三]名|名次|排名|最好的|比别|比其|体温|发烧|发热|\d分/.test(text ?? '')),
    ).toEqual([])
    const boys = county.note.filter((row) => county.child[row.childId - 1]!.sex === 'male')
    expect(boys.filter((row) => row.forParents?.includes('她'))).toEqual([])
  })
})
