import { makeCounty } from '../../database/demo/county'
import { acceptedRows, readWorkbook, understand } from '../../domain/roster/reading'
import { caseFile, describeWithCases } from '../roster/shared-cases'

describeWithCases('beside the sample rosters', () => {
  const county = makeCounty(new Date('2026-11-25T04:30:00Z'))

  test.each(['roster-township.xlsx', 'roster-messy.xlsx'])(
    'nobody in %s shares a name or a number with the county',
    async (file) => {
      const reading = understand(await readWorkbook(caseFile(file), file), '2026-11-25')
      const children = acceptedRows(reading).map((row) => row.child)
      expect(children.length).toBeGreaterThan(20)
      const names = new Set([...county.child, ...county.relative, ...county.person].map((row) => row.name))
      const numbers = new Set([
        ...county.relativePhone.map((row) => row.number),
        ...county.person.map((row) => row.phone),
      ])
      const people = children.flatMap((child) => [
        child.name,
        child.pairedTeacher,
        ...child.relatives.map((one) => one.name),
      ])
      expect(people.filter((name) => name && names.has(name))).toEqual([])
      expect(
        children.flatMap((child) => child.relatives.flatMap((one) => one.phones)).filter((one) => numbers.has(one)),
      ).toEqual([])
    },
  )
})
