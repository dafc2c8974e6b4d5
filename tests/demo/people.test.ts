import { makeCounty } from '../../database/demo/county'

const county = makeCounty(new Date('2026-11-25T04:30:00Z'))

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
