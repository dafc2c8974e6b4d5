import { writeFileSync } from 'node:fs'
import path from 'node:path'

const heads =
  '年级,班级,姓名,性别,出生日期,是否寄宿,留守类型,父亲姓名,父亲电话,监护人姓名,与儿童关系,监护人电话,家庭住址'
const surnames = [...'梅兰竹菊松柏桐杉榆槐']
const given = ['小禾', '晓雨', '一鸣', '思远', '佳宁', '子墨', '雨桐', '嘉树']
const relations = ['奶奶', '爷爷', '外婆', '外公']
const children = 60

/** A child whom a county's office might write down like this; every tenth with something to mend. */
function row(index: number): string {
  const surname = surnames[index % surnames.length]!
  const number = (plus: number) => `1990000${String(7000 + index * 3 + plus).padStart(4, '0')}`
  const grade = index % 6
  const birthDate = `${2019 - grade}${index % 10 === 3 ? '.3.5' : '-03-05'}`
  return [
    `${'一二三四五六'[grade]!}年级`,
    `${(index % 2) + 1}班`,
    index === 0 ? '欧阳买买提·艾力江' : surname + given[index % given.length]! + (index > 39 ? '儿' : ''),
    index % 10 === 7 ? '男生' : index % 2 ? '女' : '男',
    index === 21 ? '2018-02-30' : birthDate,
    index % 3 ? '否' : '是',
    '双亲留守',
    `${surname}大山`,
    index === 34 ? '12345' : number(1),
    `${surnames[(index + 3) % 10]!}秀英`,
    relations[index % 4]!,
    number(2),
    `青禾县柳溪镇上坪村${(index % 9) + 1}组`,
  ].join(',')
}

/** Writes a small made-up roster, with two rows that cannot be right. @returns its path */
export async function writeRoster(folder: string): Promise<string> {
  const file = path.join(folder, '柳溪镇中心小学留守儿童名册.csv')
  writeFileSync(file, [heads, ...Array.from({ length: children }, (_, index) => row(index))].join('\r\n'))
  return file
}
