import { acceptedRows, readWorkbook, refusedRows, rosterStatistics, understand } from '../../domain/roster/reading'
import { caseFile, describeWithCases } from './shared-cases'

describeWithCases('roster-township.xlsx', () => {
  async function township() {
    return understand(await readWorkbook(caseFile('roster-township.xlsx'), 'roster-township.xlsx'), '2026-11-22')
  }

  it('gives 113 children, none corrected, none refused', async () => {
    const reading = await township()
    expect(acceptedRows(reading)).toHaveLength(113)
    expect(refusedRows(reading)).toEqual([])
    expect(reading.rows.every((row) => row.verdict === 'accepted')).toBe(true)
    expect(reading.skipped).toEqual([])
    expect(reading.warnings).toEqual([])
    expect(reading.sheets[0]!.columns.filter((column) => column.field === null)).toEqual([])
  })

  it('reproduces the published counts', async () => {
    const reading = await township()
    const children = acceptedRows(reading).map((row) => row.child)
    const statistics = rosterStatistics(children, reading.classSizes)
    expect(statistics).toMatchObject({ pupils: 574, classes: 12, leftBehind: 113, percent: 19.69 })
    expect(Object.fromEntries(statistics.care.parts.map(({ key, count }) => [key, count]))).toEqual({
      grandparents: 36,
      oneParent: 68,
      relativesOrFriends: 6,
      livingAlone: 0,
      singleParentOrOrphan: 3,
      unrecorded: 0,
    })
    expect(statistics.care.parts[2]!.of!.map((part) => part.count)).toEqual([4, 2])
    expect(statistics.care).toMatchObject({ total: 113, difference: 0 })
    expect(statistics.absence).toMatchObject({ total: 113, difference: 0 })
  })

  it('reads a child with its contacts', async () => {
    const [first, ...rest] = acceptedRows(await township())
    expect(first!.child).toMatchObject({
      name: '华宁楠',
      sex: 'male',
      birthDate: '2019-10-10',
      grade: 1,
      className: '1班',
      accommodation: 'day',
      leftBehindStatus: 'bothParents',
      parentalAbsence: 'both',
      care: { kind: 'kinshipGrandparent' },
      pairedTeacher: '王佳珊',
    })
    expect(first!.child.relatives).toEqual([
      {
        relation: 'father',
        relationText: '父亲',
        name: '华芳成',
        phones: ['19900006182'],
        employer: '广东省东莞市家具厂',
        isCaregiver: false,
        atHome: false,
      },
      {
        relation: 'mother',
        relationText: '母亲',
        name: '魏荣琪',
        phones: ['19900001138'],
        employer: '江苏省苏州市快递站点',
        isCaregiver: false,
        atHome: false,
      },
      {
        relation: 'grandmotherMaternal',
        relationText: '外婆',
        name: '华子',
        phones: ['19900003087'],
        occupation: '务农',
        healthNote: '高血压',
        age: 67,
        isCaregiver: true,
        atHome: true,
      },
    ])
    const mother = rest
      .find((row) => row.row === 70)!
      .child.relatives.find((relative) => relative.relation === 'mother')
    expect(mother).toMatchObject({ phones: ['19900007191', '19900009692'], isCaregiver: true, atHome: true })
  })
})
