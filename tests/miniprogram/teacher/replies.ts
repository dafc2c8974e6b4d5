import type { Input, Output } from '../../../contract/actions'
import { noteKinds } from '../../../contract/notes/registry'
import { known, teacher } from '../start/phone'

type Today = Output<'week.today'>
type ClassWeek = Output<'classes.week'>
type Child = Output<'children.open'>

/** Saturday 21 November 2026, 10:00 at +08:00. */
export const present = Date.parse('2026-11-21T02:00:00Z')
export const thisWeek = '2026-11-16'
export const longName = '欧阳买买提·艾力江'

export const desk = { key: '1:desk', role: 'desk', place: '柳溪镇中心小学', placeId: 1 } as const
export const asTeacher = known({ name: '崔丽琴', hats: [teacher] })
export const asDesk = known({ name: '江丽娟', hats: [desk] })

type Booking = Today['desk'][number]

/** A booking of the desk; `at` is the school's time of day. */
export function booked(bookingId: number, at: string, change: Partial<Booking> = {}): Booking {
  const startsAt = new Date(Date.parse(`2026-11-21T${at}:00+08:00`)).toISOString()
  const base = { bookingId, childId: bookingId, name: `孩子${bookingId}`, className: '一年级1班', line: '亲情电话1' }
  return { ...base, startsAt, state: 'booked', relation: 'father', ...change }
}

type Missing = Today['missing'][number]

export const missing = (childId: number, change: Partial<Missing> = {}): Missing => ({
  childId,
  name: `孩子${childId}`,
  className: '一年级1班',
  weeksWithoutCall: 0,
  needs: ['familyCall'],
  ...change,
})

export function today(change: Partial<Today> = {}): Today {
  return {
    date: '2026-11-21',
    week: thisWeek,
    desk: [booked(5, '10:10', { name: longName })],
    called: 94,
    total: 113,
    missing: [missing(3, { name: longName, weeksWithoutCall: 3, needs: ['familyCall', 'homeVisit'] }), missing(4)],
    answers: [
      {
        childId: 3,
        name: longName,
        at: '2026-11-21T01:00:00.000Z',
        thumb: true,
        phrase: 'proud',
        reply: null,
        voices: 0,
      },
    ],
    sheet: 0,
    ...change,
  }
}

type Row = ClassWeek['children'][number]

export const pupil = (id: number, change: Partial<Row> = {}): Row => ({
  id,
  name: `孩子${id}`,
  py: `hz${id}`,
  strip: '--r----',
  last: '2026-11-18',
  needs: '',
  ...change,
})

export function classWeek(children: Row[], change: Partial<ClassWeek> = {}): ClassWeek {
  const survey = { label: '2026年秋季学期', confirmed: 8, total: 20 }
  return {
    classes: [{ classId: 1, name: '一年级1班' }],
    classId: 1,
    week: thisWeek,
    gaps: 0,
    keeps: true,
    children,
    survey,
    ...change,
  }
}

export function callForm(change: Partial<Output<'calls.form'>> = {}): Output<'calls.form'> {
  const mother = { relativeId: 12, relation: 'mother', name: '王秀英', isCaregiver: false } as const
  return {
    childId: 3,
    name: longName,
    className: '一年级1班',
    bookingId: null,
    bookedAt: null,
    medium: 'voice',
    withdrawn: false,
    together: [],
    relatives: [
      { relativeId: 11, relation: 'father', name: '艾力江', phones: [], isCaregiver: false },
      { ...mother, phones: ['199****0001', '199****0002'] },
      { relativeId: 13, relation: 'grandmotherPaternal', name: '李桂花', phones: ['199****0003'], isCaregiver: true },
    ],
    ...change,
  }
}

/** The form of a kind as domain/notes writes it out of the registry. */
export function noteForm(
  kind: Input<'notes.form'>['kind'],
  change: Partial<Output<'notes.form'>> = {},
): Output<'notes.form'> {
  const { label, fields, parentHint } = noteKinds[kind]
  const copies = JSON.parse(JSON.stringify(fields)) as Output<'notes.form'>['fields']
  const child = { childId: 3, name: longName, className: '一年级1班' }
  const open = { photosAllowed: true, withdrawn: false, lastOn: '2026-11-13' }
  return { kind, label, fields: copies, parentHint, child, ...open, ...change }
}

export function child(change: Partial<Child> = {}): Child {
  return {
    childId: 3,
    name: longName,
    sex: 'male',
    birthDate: '2017-03-05',
    className: '三年级1班',
    facts: {
      parentalAbsence: 'both',
      leftBehindStatus: 'bothParents',
      careArrangement: 'kinshipGrandparent',
      accommodation: 'day',
      specialStatus: ['poverty'],
    },
    character: '活泼',
    interests: '',
    health: '良好',
    address: '青禾县柳溪镇***',
    relatives: [
      {
        relativeId: 10,
        name: '艾力江',
        relation: 'father',
        phones: [],
        employer: '',
        isCaregiver: false,
        deceased: true,
        signedIn: false,
      },
      {
        relativeId: 12,
        name: '王秀英',
        relation: 'mother',
        phones: ['199****0001'],
        employer: '滨港电子厂',
        isCaregiver: false,
        deceased: false,
        signedIn: true,
      },
    ],
    week: thisWeek,
    strip: 'm------',
    needs: ['familyCall', 'talkNote'],
    weeksWithoutCall: 3,
    nextCall: '2026-11-22T10:20:00.000Z',
    timeline: [
      {
        type: 'call',
        id: 1,
        at: '2026-11-16T04:40:00.000Z',
        medium: 'voice',
        outcome: 'noAnswer',
        minutes: 0,
        mood: null,
        line: '',
        by: '江丽娟',
      },
      {
        type: 'note',
        id: 1,
        kind: 'talkNote',
        on: '2026-10-30',
        summary: '学习挺好',
        forParents: '他很想您',
        photos: 2,
        by: '崔丽琴',
      },
    ],
    alerts: [],
    gaps: 3,
    can: { log: true, note: true, record: true },
    ...change,
  }
}
