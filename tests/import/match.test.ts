import { digestsWith } from '../../domain/roster/digests'
import { inCallOrder } from '../../domain/roster/call-order'
import { matchChildren } from '../../domain/roster/match'
import type { FiledChild } from '../../domain/roster/on-file'
import { People, targetOf } from '../../domain/roster/people'
import type { AcceptedRow, RosterChild, RosterRelative } from '../../domain/roster/reading'
import { testKeys } from '../ports'

const digests = digestsWith(testKeys)

const filed = (childId: number, name: string, idNumber?: string): FiledChild =>
  ({
    childId,
    name,
    birthDate: '2017-05-01',
    idDigest: idNumber ? digests.idNumber(idNumber) : null,
  }) as FiledChild

const row = (number: number, name: string, idNumber?: string): AcceptedRow => ({
  sheet: '表',
  row: number,
  written: [],
  notes: [],
  corrections: [],
  verdict: 'accepted',
  child: { name, birthDate: '2017-05-01', ...(idNumber ? { idNumber } : {}) } as RosterChild,
})

describe('which child on file a row is about', () => {
  const children = [filed(1, '甲一', 'A'), filed(2, '乙一'), filed(3, '丙一', 'C')]
  test.each<[string, AcceptedRow[], (number | null)[], number]>([
    ['name and birth date', [row(1, '乙一')], [2], 0],
    ['nobody on file', [row(1, '新一')], [null], 0],
    ['the ID number, under another name', [row(1, '甲壹', 'A')], [1], 0],
    ['an ID number that was not on file yet', [row(1, '乙一', 'B')], [2], 0],
    ['no ID number in the file', [row(1, '甲一')], [1], 0],
    ['an ID number in small letters', [row(1, '甲一', 'a')], [1], 0],
    ['another ID number than on file', [row(1, '甲一', 'X')], [], 1],
    ['the ID number of one, the name of another', [row(1, '乙一', 'A')], [], 1],
    ['two rows for one child', [row(1, '甲一', 'A'), row(2, '甲壹', 'A')], [1], 1],
    ['two new children of one name and birth date', [row(1, '新一', 'M'), row(2, '新一', 'N')], [null], 1],
  ])('%s', (_what, rows, matched, conflicts) => {
    const found = matchChildren(rows, children, [], digests)
    expect(found.matches.map((one) => one.filed?.childId ?? null)).toEqual(matched)
    expect(found.conflicts).toHaveLength(conflicts)
    for (const one of found.conflicts) expect(one.refusals[0]!.reason).toMatch(/请核对$/)
  })
})

describe('which person on file a relative is', () => {
  const relative = (change: Partial<RosterRelative>): RosterRelative => ({
    relation: 'father',
    relationText: '父亲',
    name: '甲父',
    phones: ['19900000001'],
    isCaregiver: false,
    atHome: false,
    ...change,
  })
  const facts = {
    ...{ employer: '', occupation: '', healthNote: '', age: null, deceased: false, reachable: '' },
    ...{ address: null, employerAddress: null, employerPhone: null },
  }
  const onFile = () => {
    const relatives = [
      { ...facts, relativeId: 1, name: '甲父', phones: [digests.phone('19900000001')] },
      { ...facts, relativeId: 2, name: '奶奶', phones: [digests.phone('19900000002')] },
      { ...facts, relativeId: 3, name: '乙父', phones: [digests.phone('19900000003')] },
    ]
    const people = new People({ classes: [], children: [], relatives }, digests)
    const contact = (relativeId: number, relation: RosterRelative['relation']) => ({
      link: { relativeId, relation, relationText: '', callOrder: 1, isCaregiver: false, atHome: false },
      person: people.filed(relativeId),
    })
    return { people, own: [contact(1, 'father'), contact(2, 'grandmotherPaternal')] }
  }
  test.each<[string, Partial<RosterRelative>, number | null]>([
    ['the same name and number', {}, 1],
    ['a new number', { phones: ['19900000009'] }, 1],
    ['no number', { phones: [] }, 1],
    ['a name put right', { name: '贾父' }, 1],
    ['another name and another number', { name: '别人', phones: ['19900000009'] }, null],
    ['no name at all', { name: '', phones: ['19900000009'] }, 1],
    ['a name for who was only a word', { relation: 'grandmotherPaternal', name: '王氏', phones: ['19900000002'] }, 2],
    ['another grandmother', { relation: 'grandmotherMaternal', name: '李氏', phones: [] }, null],
    ['the father of another family, by name and number', { name: '乙父', phones: ['199-0000-0003'] }, 3],
    ['the name of another family’s father, with no number', { name: '乙父', phones: [] }, null],
  ])('%s', (_what, change, expected) => {
    const { people, own } = onFile()
    expect(people.claim(relative(change), own).filed?.relativeId ?? null).toBe(expected)
  })

  test('a blank keeps what is on file, a number replaces numbers, and who has died has none', () => {
    const target = (change: Partial<RosterRelative>) => {
      const { people, own } = onFile()
      return targetOf(people.claim(relative(change), own), { digests, open: String })
    }
    expect(target({ phones: [] }).phones).toBeUndefined()
    expect(target({ phones: ['19900000001'] }).phones).toBeUndefined()
    expect(target({ phones: ['19900000009'] }).phones).toEqual(['19900000009'])
    expect(target({ name: '', phones: [], deceased: true })).toMatchObject({ name: '甲父', deceased: true, phones: [] })
  })
})

test.each<[string, string[], string[]]>([
  ['both parents away', ['grandmother:cares', 'mother:away', 'father:away'], ['father', 'mother', 'grandmother']],
  ['mother away, father at home', ['father:cares', 'mother:away'], ['mother', 'father']],
  ['the caregiver before others', ['uncle:home', 'mother:home', 'aunt:cares'], ['aunt', 'uncle', 'mother']],
  ['who has died comes last', ['father:dead', 'uncle:home', 'mother:away'], ['mother', 'uncle', 'father']],
])('the order of calls: %s', (_what, people, order) => {
  const callables = people.map((text) => {
    const [relation, state] = text.split(':')
    return {
      relation: relation as never,
      isCaregiver: state === 'cares',
      atHome: state === 'home' || state === 'cares',
      deceased: state === 'dead',
    }
  })
  expect(inCallOrder(callables).map((one) => one.relation)).toEqual(order)
})
