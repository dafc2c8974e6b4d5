import ExcelJS from 'exceljs'
import { readWorkbook, understand } from '../../domain/roster/reading'
import { acceptedRows } from '../../domain/roster/reading'
import { gb18030 } from './gb18030'

const today = '2026-11-22'

const children = async (bytes: Uint8Array, name: string) =>
  acceptedRows(understand(await readWorkbook(bytes, name), today)).map(({ child }) => child)

async function xlsx(make: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  make(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

test('a county’s form: three title rows, the head in row 4, groups merged over two rows, the class merged down its children', async () => {
  const bytes = await xlsx((workbook) => {
    const sheet = workbook.addWorksheet('附件2')
    sheet.addRows([
      ['附件2'],
      ['青禾县农村留守儿童基本情况登记表'],
      ['填报单位：柳溪镇中心小学', '', '', '', '填报日期：2026年9月'],
      ['班级', '儿童基本情况', '', '', '是否住宿', '留守情况', '外出务工父母情况', '', '', '监护人情况', '', ''],
      ['', '姓名', '性别', '出生年月日', '', '', '父亲姓名', '联系方式', '务工地点', '姓名', '关系', '联系电话'],
      [
        '三(2)班',
        '钱一一',
        '女',
        '2018年3月5日',
        '否',
        '双亲',
        '钱大',
        '19900000001',
        '广东省佛山市',
        '孙奶',
        '奶奶',
        '19900000002',
      ],
      [
        '',
        '钱二二',
        '男',
        '2018.4.6',
        '是',
        '单亲',
        '钱二',
        '199 0000 0003',
        '浙江省温州市',
        '李妈',
        '母亲',
        '19900000004',
      ],
    ])
    sheet.mergeCells('A1:L1')
    sheet.mergeCells('A2:L2')
    for (const area of ['A4:A5', 'B4:D4', 'E4:E5', 'F4:F5', 'G4:I4', 'J4:L4', 'A6:A7']) sheet.mergeCells(area)
  })
  const [one, two] = await children(bytes, '附件2.xlsx')
  expect(one).toMatchObject({
    name: '钱一一',
    grade: 3,
    classNumber: 2,
    birthDate: '2018-03-05',
    accommodation: 'day',
    care: { kind: 'kinshipGrandparent' },
  })
  expect(two).toMatchObject({
    name: '钱二二',
    grade: 3,
    classNumber: 2,
    accommodation: 'boarding',
    leftBehindStatus: 'oneParent',
  })
  expect(two!.relatives[0]).toMatchObject({ name: '钱二', phones: ['19900000003'], employer: '浙江省温州市' })
})

test('grades as sheets, with only the class’s number in the rows', async () => {
  const head = ['序号', '班级', '学生姓名', '性别', '出生日期', '父母外出情况']
  const bytes = await xlsx((workbook) => {
    workbook
      .addWorksheet('一年级')
      .addRows([head, [1, 1, '赵一一', '男', new Date('2020-01-02T00:00:00Z'), '父母都外出']])
    workbook
      .addWorksheet('2021级')
      .addRows([head, [1, 2, '赵六六', '女', new Date('2015-01-02T00:00:00Z'), '父亲外出']])
  })
  expect(await children(bytes, '全校.xlsx')).toMatchObject([
    { name: '赵一一', grade: 1, classNumber: 1, birthDate: '2020-01-02', leftBehindStatus: 'bothParents' },
    { name: '赵六六', grade: 6, classNumber: 2, leftBehindStatus: 'oneParent' },
  ])
})

test('GB18030 with semicolons, and an office’s own words for the headings', async () => {
  const text = [
    '柳溪镇中心小学关爱对象花名册',
    '编号;就读年级;班别;儿童姓名;性别;出生时间;住校;留守类别;爸爸姓名;爸爸手机;爸爸单位地址;爸爸单位电话;妈妈姓名;妈妈可联系时间;实际照护人姓名;与学生关系;照护人现住址;困境类型',
    '1;四年级;1班;周一一;男;2017/3/5;否;双亲留守;周大;19900000011;东莞市厚街镇1号;0769-1234567;吴妈;每晚八点后;周爷;爷爷;上湾村3组;低保',
  ].join('\r\n')
  const [child] = await children(gb18030(text), '花名册.csv')
  expect(child).toMatchObject({ name: '周一一', grade: 4, classNumber: 1, specialStatus: ['poverty'] })
  const [father, mother, grandfather] = child!.relatives
  expect(father).toMatchObject({
    phones: ['19900000011'],
    employerAddress: '东莞市厚街镇1号',
    employerPhone: '0769-1234567',
  })
  expect(mother).toMatchObject({ name: '吴妈', reachable: '每晚八点后' })
  expect(grandfather).toMatchObject({ name: '周爷', address: '上湾村3组', isCaregiver: true })
})

test.each([
  ['2021级3班', { grade: 6, classNumber: 3 }],
  ['2026级(1)班', { grade: 1, classNumber: 1 }],
  ['初2025级2班', { grade: 8, classNumber: 2 }],
  ['2019级1班', null],
])('classes named after the year of entry: %s', async (name, expected) => {
  const text = `姓名,性别,出生日期,班级,留守类型\r\n郑一一,男,2014-03-05,${name},双亲留守`
  const found = await children(Buffer.from(text), '名册.csv')
  if (expected) expect(found[0]).toMatchObject(expected)
  else expect(found).toEqual([])
})

test('a csv of more rows than are parsed at a time loses none, whatever stands in its quotes', async () => {
  const lines = Array.from(
    { length: 2_345 },
    (_, index) =>
      `"甲${[...String(index)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}",男,2018-03-05,二年级1班,双亲留守,"第一行\n第""二""行${index}"`,
  )
  const found = await children(Buffer.from(['姓名,性别,出生日期,班级,留守类型,备注', ...lines].join('\r\n')), '长.csv')
  expect(found).toHaveLength(2_345)
  expect(found.at(-1)!.remarks).toBe('第一行 第"二"行2344')
})
