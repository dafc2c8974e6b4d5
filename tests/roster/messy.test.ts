import { acceptedRows, readWorkbook, understand, type RosterReading } from '../../domain/roster/reading'
import { messyRows } from './messy-rows'
import { caseFile, describeWithCases } from './shared-cases'

describeWithCases('roster-messy.xlsx', () => {
  let reading: RosterReading
  beforeAll(async () => {
    reading = understand(await readWorkbook(caseFile('roster-messy.xlsx'), 'roster-messy.xlsx'), '2026-11-22')
  })

  it.each(messyRows)('row $row is $verdict', ({ row: number, verdict, stated }) => {
    const row = reading.rows.find((candidate) => candidate.row === number)!
    expect(row.verdict).toBe(verdict)
    const said =
      row.verdict === 'refused'
        ? row.refusals.map(({ cell, value, reason }) => ({ cell, value, reason }))
        : row.corrections.map(({ cell, to, reason }) => ({ cell, value: to, reason }))
    expect(said).toEqual(stated.map((one) => ({ ...one, reason: expect.stringContaining(one.reason) })))
  })

  it('has a verdict for each of the 40 rows and skips the footer', () => {
    expect(reading.rows.map((row) => row.row)).toEqual(messyRows.map(({ row }) => row))
    expect(reading.skipped.map(({ row, why }) => [row, why])).toEqual([
      [44, 'summary'],
      [45, 'signature'],
    ])
    expect(acceptedRows(reading)).toHaveLength(33)
  })

  it('keeps both numbers of a cell, the date of a date cell and the class without a grade', () => {
    const child = (row: number) => acceptedRows(reading).find((candidate) => candidate.row === row)!.child
    expect(child(5).relatives[0]!.phones).toEqual(['19900008794', '19900002445'])
    expect(child(6)).toMatchObject({ birthDate: '2017-03-10', grade: 3, className: '2班' })
    expect(child(19).name).toBe('魏明琪')
    expect(child(18).interests).toBeUndefined()
  })

  it('records a dead father without a telephone, and notes what the register still says', () => {
    const row = acceptedRows(reading).find((candidate) => candidate.row === 13)!
    expect(row.child.relatives[0]).toEqual({
      relation: 'father',
      relationText: '父亲',
      name: '',
      phones: [],
      deceased: true,
      isCaregiver: false,
      atHome: false,
    })
    expect(row.notes[0]!.reason).toContain('父亲已故')
  })

  it('tells both addresses of the child that stands there twice', () => {
    const row = reading.rows.find((candidate) => candidate.row === 15)!
    expect(row).toMatchObject({ refusals: [{ column: '家庭住址', reason: expect.stringMatching(/6组”.*6组\(新\)/) }] })
  })

  it('links the father of two children and says so', () => {
    expect(reading.sharedRelatives).toEqual([
      {
        name: '许文涛',
        phones: ['19900009111'],
        members: [expect.objectContaining({ row: 16 }), expect.objectContaining({ row: 17 })],
      },
    ])
    const notes = [16, 17].map((number) => reading.rows.find((row) => row.row === number)!.notes[0])
    expect(notes[0]).toMatchObject({ cell: 'I16', reason: expect.stringContaining('第17行许乐阳') })
    expect(notes[1]).toMatchObject({ cell: 'I17', reason: expect.stringContaining('第16行曹文洁') })
  })

  it('sees two children in one name with two birth dates', () => {
    const namesakes = reading.rows.filter((row) => row.written[3] === '杨鹏凡')
    expect(namesakes.map((row) => [row.row, row.verdict])).toEqual([
      [12, 'refused'],
      [22, 'corrected'],
    ])
  })
})
