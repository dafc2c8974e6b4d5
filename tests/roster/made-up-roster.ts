import { checkDigit } from '../../domain/roster/reading/id-number'

/** A roster row by meaning, before it is laid out as anybody's table. */
export interface MadeRow {
  grade: string
  class: string
  name: string
  sex: string
  birthDate: string
  boarding: string
  status: string
  fatherName: string
  fatherPhone: string
  fatherWork: string
  motherName: string
  motherPhone: string
  motherWork: string
  guardianName: string
  relation: string
  guardianPhone: string
  guardianAge: string
  address: string
  special: string
  character: string
  teacher: string
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const given = [...'宁楠欣珊恩凡乐怡思远丹然芳洁泽文晨康博雅清浩']
const grades = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级']

/** A made-up roster row; the same index gives the same child. Numbers are of the shape 1990000xxxx. */
export function madeRow(index: number, change: Partial<MadeRow> = {}): MadeRow {
  const pick = (list: string[], step: number) => list[(index * step + Math.floor(index / list.length)) % list.length]!
  const surname = pick(surnames, 1)
  const grade = index % 6
  return {
    grade: grades[grade]!,
    class: `${(index % 2) + 1}班`,
    name: surname + pick(given, 3) + pick(given, 5) + (index > 300 ? pick(given, 7) : ''),
    sex: index % 2 === 0 ? '男' : '女',
    birthDate: day(2019 - grade, index),
    boarding: index % 4 === 0 ? '是' : '否',
    status: '双亲留守',
    fatherName: surname + pick(given, 7),
    fatherPhone: phone(index * 3),
    fatherWork: '广东省东莞市家具厂',
    motherName: pick(surnames, 5) + pick(given, 11),
    motherPhone: phone(index * 3 + 1),
    motherWork: '江苏省苏州市餐馆',
    guardianName: pick(surnames, 9) + pick(given, 13),
    relation: pick(['奶奶', '外公', '爷爷', '外婆'], 1),
    guardianPhone: phone(index * 3 + 2),
    guardianAge: String(58 + (index % 20)),
    address: `青禾县柳溪镇石桥村${(index % 12) + 1}组`,
    special: '',
    character: '开朗',
    teacher: '王佳珊',
    ...change,
  }
}

export function madeRows(count: number): MadeRow[] {
  return Array.from({ length: count }, (_, index) => madeRow(index))
}

/** One parent at home and caring; the other away. */
export const motherAtHome: Partial<MadeRow> = {
  status: '单亲留守',
  motherWork: '在家务农',
  guardianName: '',
  relation: '母亲',
  guardianAge: '',
}

function phone(number: number): string {
  return `1990000${String(number % 10_000).padStart(4, '0')}`
}

function day(year: number, index: number): string {
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`
}

/** An identity number that is well formed and belongs to nobody: there is no region 990000. */
export function madeId(birthDate: string, sex: 'male' | 'female', sequence = 0): string {
  const body = `990000${birthDate.replace(/-/g, '')}${String(sequence).padStart(2, '0')}${sex === 'male' ? 1 : 2}`
  return body + checkDigit(body)
}
