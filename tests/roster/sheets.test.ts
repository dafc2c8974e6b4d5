import ExcelJS from 'exceljs'
import { acceptedRows, readWorkbook, refusedRows, understand, type RosterReading } from '../../domain/roster/reading'
import { readHeading } from '../../domain/roster/reading/headings'

async function read(build: (workbook: ExcelJS.Workbook) => void): Promise<RosterReading> {
  const workbook = new ExcelJS.Workbook()
  build(workbook)
  return understand(await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx'), '2026-11-22')
}

const head = ['姓名', '性别', '出生日期', '留守类型', '监护人姓名', '与儿童关系']

describe('headings', () => {
  it.each<[string, string | null]>([
    ['留守儿童姓名', 'name'],
    ['身份证号码', 'idNumber'],
    ['父亲身份证号', null],
    ['父亲文化程度', null],
    ['学籍号', null],
    ['民族', null],
    ['学生家长姓名', 'guardian.name'],
    ['被委托照护人姓名', 'guardian.name'],
    ['祖父母情况', null],
    ['是否留守', 'leftBehind'],
    ['父母外出情况', 'leftBehind'],
    ['监护类型', 'careKind'],
    ['监护人身体状况', 'guardian.health'],
    ['身体健康状况', 'health'],
    ['帮扶教师电话', null],
    ['是否孤儿', 'isOrphan'],
    ['所在班级', 'class'],
    ['特长', 'interests'],
  ])('%s is %s', (heading, field) => expect(readHeading(heading).field).toBe(field))

  it('gives a telephone without an owner to the person on its left, and lists what it did not take', async () => {
    const reading = await read((workbook) => {
      const sheet = workbook.addWorksheet('花名册')
      sheet.addRow([
        '姓名',
        '性别',
        '出生日期',
        '班级',
        '留守类型',
        '民族',
        '父亲姓名',
        '联系电话',
        '务工地点',
        '母亲姓名',
        '联系电话',
        '务工地点',
        '监护人',
        '关系',
        '联系电话',
      ])
      sheet.addRow([
        '赵宁',
        '男',
        '2018-03-05',
        '三(1)班',
        '双亲留守',
        '汉',
        '赵光',
        '19900000001',
        '东莞',
        '钱雅',
        '19900000002',
        '苏州',
        '孙兰',
        '奶奶',
        '19900000003',
      ])
    })
    const [row] = acceptedRows(reading)
    expect(row!.child.relatives.map(({ relation, phones, employer }) => [relation, phones[0], employer])).toEqual([
      ['father', '19900000001', '东莞'],
      ['mother', '19900000002', '苏州'],
      ['grandmotherPaternal', '19900000003', undefined],
    ])
    expect(
      reading.sheets[0]!.columns.filter((column) => !column.field).map(({ letters, heading }) => [letters, heading]),
    ).toEqual([['F', '民族']])
  })
})

describe('sheets', () => {
  it('reads a sheet a class, with the class in the sheet name or the title', async () => {
    const reading = await read((workbook) => {
      const first = workbook.addWorksheet('三(2)班')
      first.addRows([head, ['赵宁', '男', '2018-03-05', '双亲留守', '孙兰', '奶奶']])
      const second = workbook.addWorksheet('Sheet2')
      second.addRows([
        ['柳溪镇中心小学四年级1班留守儿童登记表'],
        head,
        ['钱宁', '女', '2017-03-05', '单亲留守', '', '母亲'],
      ])
      workbook.addWorksheet('填表说明').addRows([
        ['姓名', '性别', '出生日期', '班级', '留守类型'],
        ['必填', '男或女', '年-月-日', '', ''],
      ])
      workbook.addWorksheet('Sheet3').addRow(['记录'])
    })
    expect(acceptedRows(reading).map(({ sheet, child }) => [sheet, child.grade, child.className])).toEqual([
      ['三(2)班', 3, '2班'],
      ['Sheet2', 4, '1班'],
    ])
    expect(reading.warnings.join()).toMatch(/走读.*Sheet2.*填表说明.*Sheet3/)
  })

  it('ignores hidden sheets, fills merged grades down, skips repeated heads, examples and prefilled numbers', async () => {
    const reading = await read((workbook) => {
      workbook.addWorksheet('旧表', { state: 'hidden' }).addRows([head, ['不要读', '男', '2018-03-05', '双亲留守']])
      const sheet = workbook.addWorksheet('一班')
      const row = (number: string, grade: string, name: string, day: string) => [
        number,
        grade,
        '1班',
        name,
        '女',
        day,
        '双亲留守',
        '是',
      ]
      sheet.addRow(['序号', '年级', '班级', '姓名', '性别', '出生日期', '留守类型', '是否寄宿'])
      sheet.addRow(row('示例', '一年级', '张三', '2020-01-01'))
      sheet.addRow(row('1', '二年级', '赵宁', '2018-03-05'))
      sheet.addRow(row('2', '', '钱宁', '2018-03-06'))
      sheet.mergeCells('B3:B4')
      sheet.addRow(['序号', '年级', '班级', '姓名', '性别', '出生日期', '留守类型', '是否寄宿'])
      sheet.addRow(row('3', '二年级', '孙宁', '2018-03-07'))
      sheet.addRow(['4'])
      sheet.addRow(['校长签字：', null, null, null, '填表日期：'])
    })
    expect(refusedRows(reading)).toEqual([])
    expect(acceptedRows(reading).map(({ child }) => [child.name, child.grade])).toEqual([
      ['赵宁', 2],
      ['钱宁', 2],
      ['孙宁', 2],
    ])
    expect(reading.skipped.map((row) => row.why)).toEqual(['example', 'heading', 'numberOnly', 'signature'])
  })

  it('does not run formulas, and takes rich text, links and dates as they are shown', async () => {
    const reading = await read((workbook) => {
      const sheet = workbook.addWorksheet('花名册')
      sheet.addRow(['姓名', '性别', '出生日期', '班级', '留守类型', '家庭住址', '兴趣爱好'])
      sheet.addRow(['', '女', new Date('2018-03-05T00:00:00Z'), '三(1)班', '双亲留守', '', ''])
      sheet.getCell('A2').value = { richText: [{ text: '赵' }, { text: '宁' }] }
      sheet.getCell('F2').value = { text: '柳溪镇', hyperlink: 'http://x.invalid' }
      sheet.getCell('G2').value = { formula: 'WEBSERVICE("http://x.invalid")', result: '篮球' }
      sheet.addRow(['钱宁', '', '2018-03-05', '三(1)班', '双亲留守'])
      sheet.getCell('B3').value = { formula: 'IF(1,"男","女")', result: '男' }
    })
    const [first] = acceptedRows(reading)
    expect(first!.child).toMatchObject({ name: '赵宁', birthDate: '2018-03-05', address: '柳溪镇' })
    expect(first!.child.interests).toBeUndefined()
    expect(first!.corrections).toEqual([
      expect.objectContaining({ cell: 'G2', from: '=WEBSERVICE("http://x.invalid")', to: '' }),
    ])
    expect(refusedRows(reading)[0]!.refusals).toEqual([
      expect.objectContaining({ cell: 'B3', value: '=IF(1,"男","女")', reason: expect.stringContaining('公式') }),
    ])
  })

  it('says when class sizes contradict their own sum', async () => {
    const reading = await read((workbook) => {
      workbook.addWorksheet('花名册').addRows([
        ['姓名', '性别', '出生日期', '班级', '留守类型'],
        ['赵宁', '男', '2018-03-05', '三(1)班', '双亲留守'],
      ])
      workbook.addWorksheet('班级人数').addRows([
        ['班级', '人数'],
        ['三(1)班', 40],
        ['三(2)班', '四十'],
        ['三(1)班', 3],
        ['合计', 90],
      ])
    })
    expect(reading.classSizes).toEqual([{ grade: 3, classNumber: 1, pupils: 40 }])
    expect(reading.warnings.join()).toMatch(/第3行认不出.*第4行：三年级1班重复.*相加是40人，合计写的是90人/)
  })
})
