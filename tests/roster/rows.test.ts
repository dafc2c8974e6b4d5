import {
  acceptedRows,
  childKey,
  readWorkbook,
  understand,
  type RosterReading,
  type RowReading,
} from '../../domain/roster/reading'
import { asXlsx, plain } from './layouts'
import { madeId, madeRow, motherAtHome, type MadeRow } from './made-up-roster'

async function read(...rows: MadeRow[]): Promise<RosterReading> {
  return understand(await readWorkbook(await asXlsx(rows, plain), 'a.xlsx'), '2026-11-22')
}

async function readOne(change: Partial<MadeRow>): Promise<RowReading> {
  return (await read(madeRow(0, change))).rows[0]!
}

/** The child of a one-row roster, by columns given as heading -> text, over a sound row. */
async function readColumns(columns: Record<string, string>): Promise<RowReading> {
  const sound = {
    姓名: '赵宁楠',
    性别: '男',
    出生日期: '2018-03-05',
    年级: '二年级',
    班级: '1班',
    留守类型: '双亲留守',
  }
  const table: Record<string, string> = { ...sound, ...columns }
  const csv = [Object.keys(table), Object.values(table)]
    .map((row) => row.map((text) => `"${text.replace(/"/g, '""')}"`).join(','))
    .join('\n')
  return understand(await readWorkbook(Buffer.from(csv), 'a.csv'), '2026-11-22').rows[0]!
}

const told = (row: RowReading) =>
  (row.verdict === 'refused' ? row.refusals : [...row.corrections, ...row.notes]).map((one) => one.reason).join('；')

describe('refused with a reason', () => {
  it.each<[Partial<MadeRow>, RegExp]>([
    [{ name: '' }, /缺少姓名/],
    [{ name: '赵3' }, /数字/],
    [{ name: '=A1' }, /公式/],
    [{ sex: '不详' }, /缺少性别/],
    [{ birthDate: '2027-01-01' }, /将来/],
    [{ birthDate: '1918-03-05' }, /不像在校学生/],
    [{ birthDate: '2018.2' }, /缺少“日”/],
    [{ birthDate: '春天' }, /认不出这个日期/],
    [{ class: '' }, /缺少班级/],
    [{ class: '向阳班' }, /认不出班级/],
    [{ grade: '二年级', class: '三(2)班' }, /年级与班级不一致/],
    [{ grade: '高一' }, /认不出年级/],
    [{ grade: '', class: '2班' }, /缺少年级/],
    [{ status: '不详' }, /不能是“不详”/],
    [{ status: '=1' }, /公式/],
    [{ boarding: '不详' }, /认不出是否寄宿/],
    [{ motherPhone: '8234567' }, /加区号/],
    [{ guardianPhone: '1.99E+10' }, /科学记数/],
    [{ fatherPhone: '19900001234/123' }, /其中“123”/],
    [{ fatherName: '19900001234' }, /姓名里有数字/],
    [{ address: '村'.repeat(300) }, /太长/],
  ])('%j', async (change, reason) => {
    const row = await readOne(change)
    expect(row.verdict).toBe('refused')
    expect(told(row)).toMatch(reason)
  })
})

describe('accepted with a stated correction', () => {
  it.each<[Partial<MadeRow>, RegExp, Record<string, unknown>]>([
    [{ grade: '年级', class: '三(2)班' }, /按班级栏补上/, { grade: 3, className: '2班' }],
    [{ grade: '', class: '初一(3)班', birthDate: '2013-05-05' }, /按班级栏补上/, { grade: 7, classNumber: 3 }],
    [{ grade: '三年级', class: '三年级' }, /按1班登记/, { grade: 3, classNumber: 1 }],
    [{ birthDate: '１８.3.5' }, /统一日期写法/, { birthDate: '2018-03-05' }],
    [{ birthDate: '43164' }, /日期序号/, { birthDate: '2018-03-05' }],
    [{ boarding: '' }, /按走读登记/, { accommodation: 'day' }],
    [{ name: '阿依古丽•买买提' }, /间隔号/, { name: '阿依古丽·买买提' }],
    [{ name: '张\u200b 三丰' }, /空格/, { name: '张三丰' }],
    [{ status: '母亲外出务工' }, /统一留守类型写法/, { leftBehindStatus: 'oneParent' }],
    [{ status: '孤儿' }, /记入特殊情况/, { specialStatus: ['orphan'] }],
    [{ status: '是' }, /按父母务工地点判断/, { leftBehindStatus: 'bothParents', parentalAbsence: 'both' }],
    [{ address: '=HYPERLINK("http://x.invalid","a")' }, /不予执行/, { name: '赵宁宁' }],
    [{ guardianAge: '很老' }, /认不出年龄/, { care: { kind: 'kinshipGrandparent' } }],
  ])('%j', async (change, reason, child) => {
    const row = await readOne(change)
    expect(row).toMatchObject({ verdict: 'corrected', child })
    expect(told(row)).toMatch(reason)
  })

  it.each<[string, string[]]>([
    ['19900001234、19900005678', ['19900001234', '19900005678']],
    ['19900001234 19900005678', ['19900001234', '19900005678']],
    ['1990000123419900005678', ['19900001234', '19900005678']],
    ['+86 199-0000-1234', ['19900001234']],
    ['8619900001234', ['19900001234']],
    ['19900001234（微信同号）', ['19900001234']],
    ['010-55500123', ['010-55500123']],
    ['04585550123', ['0458-5550123']],
    ['１９９００００１２３４／19900005678', ['19900001234', '19900005678']],
  ])('reads the telephone cell %s', async (text, phones) => {
    const row = await readOne({ fatherPhone: text })
    expect(row).toMatchObject({
      child: { relatives: expect.arrayContaining([expect.objectContaining({ relation: 'father', phones })]) },
    })
  })
})

describe('identity numbers', () => {
  const boy = madeId('2018-03-05', 'male')
  it('give sex and birth date where the cells are empty', async () => {
    const row = await readColumns({ 身份证号: boy, 性别: '', 出生日期: '' })
    expect(row).toMatchObject({ verdict: 'corrected', child: { sex: 'male', birthDate: '2018-03-05', idNumber: boy } })
    expect(await readColumns({ 身份证号: boy })).toMatchObject({ verdict: 'accepted' })
  })
  it.each<[Record<string, string>, RegExp]>([
    [{ 身份证号: boy.slice(0, 17) + (boy[17] === '1' ? '2' : '1') }, /校验位不对/],
    [{ 身份证号: boy.slice(0, 15) }, /应为18位，现为15位/],
    [{ 身份证号: boy, 性别: '女' }, /性别与身份证号不一致/],
    [{ 身份证号: boy, 出生日期: '2018-03-06' }, /出生日期与身份证号不一致/],
    [{ 身份证号: '9.90000201803E+17' }, /存成了数字/],
  ])('refuse the row: %j', async (columns, reason) => {
    const row = await readColumns(columns)
    expect(row.verdict).toBe('refused')
    expect(told(row)).toMatch(reason)
  })
})

describe('four facts kept apart', () => {
  it.each<[Partial<MadeRow>, Record<string, unknown>]>([
    [{}, { parentalAbsence: 'both', care: { kind: 'kinshipGrandparent' } }],
    [motherAtHome, { parentalAbsence: 'one', care: { kind: 'parent' }, leftBehindStatus: 'oneParent' }],
    [{ relation: '姑姑' }, { care: { kind: 'kinshipOther' } }],
    [{ relation: '邻居' }, { care: { kind: 'unrelatedAdult' } }],
    [{ relation: '独自生活', guardianName: '' }, { care: { kind: 'livingAlone' } }],
    [{ relation: '祖孙' }, { care: { kind: 'kinshipGrandparent' } }],
    [
      { relation: '', guardianName: '', guardianPhone: '', guardianAge: '' },
      { care: { kind: 'none' }, parentalAbsence: 'both' },
    ],
    [
      { ...motherAtHome, status: '双亲留守' },
      { leftBehindStatus: 'bothParents', parentalAbsence: 'one', care: { kind: 'parent' } },
    ],
    [{ special: '低保、单亲家庭' }, { specialStatus: ['poverty', 'singleParent'], leftBehindStatus: 'bothParents' }],
    [
      { boarding: '是', relation: '奶奶' },
      { accommodation: 'boarding', care: { kind: 'kinshipGrandparent' } },
    ],
  ])('%j', async (change, child) => expect(await readOne(change)).toMatchObject({ child }))

  it('keeps a caregiver who is called mother under another name as a second person, and notes it', async () => {
    const row = await readOne({ ...motherAtHome, guardianName: '钱安' })
    expect(told(row)).toContain('两人都已登记')
    expect(row).toMatchObject({
      child: {
        relatives: [
          { relation: 'father' },
          { relation: 'mother', isCaregiver: false },
          { name: '钱安', isCaregiver: true },
        ],
      },
    })
  })
})

describe('rows that belong together', () => {
  it('merges a row said twice, refuses the same child told otherwise, keeps namesakes', async () => {
    const first = madeRow(0)
    const reading = await read(
      first,
      first,
      { ...first, address: '青禾县柳溪镇石桥村9组' },
      { ...first, birthDate: '2017-01-01' },
    )
    expect(reading.rows.map((row) => row.verdict)).toEqual(['accepted', 'corrected', 'refused', 'accepted'])
    expect(reading.rows[1]).toMatchObject({ sameAs: { row: 3 } })
    expect(told(reading.rows[2]!)).toContain('9组')
    expect(acceptedRows(reading)).toHaveLength(2)
  })

  it('tells two children of one name and birth date apart by their ID numbers', async () => {
    const head = '姓名,性别,出生日期,班级,留守类型,身份证号'
    const row = (number: string) => `赵宁楠,男,2018-03-05,二(1)班,双亲留守,${number}`
    const one = madeId('2018-03-05', 'male')
    const csv = (other: string) => Buffer.from([head, row(one), row(other)].join('\n'))
    const same = understand(await readWorkbook(csv(one), 'a.csv'), '2026-11-22')
    expect(acceptedRows(same)).toHaveLength(1)
    const twins = understand(await readWorkbook(csv(madeId('2018-03-05', 'male', 1)), 'a.csv'), '2026-11-22')
    expect(acceptedRows(twins).map((row) => childKey(row.child))).toEqual([
      `赵宁楠|2018-03-05|${one}`,
      expect.not.stringContaining(one),
    ])
  })

  it('links brothers and sisters by father and number', async () => {
    const sister = madeRow(17, { fatherName: madeRow(0).fatherName, fatherPhone: madeRow(0).fatherPhone })
    const reading = await read(madeRow(0), sister)
    expect(reading.sharedRelatives).toHaveLength(1)
    expect(reading.rows.map((row) => row.notes[0]!.reason)).toEqual([
      expect.stringContaining('第4行'),
      expect.stringContaining('第3行'),
    ])
  })
})
