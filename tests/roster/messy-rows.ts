/**
 * Every row of roster-messy.xlsx: row | verdict | what must be stated, each as `cell value # reason`. The value is what was
 * read instead (corrected) or what stands there (refused); the reason is a part of the Chinese sentence.
 */
const text = `
3 | accepted
4 | corrected | F4 2018-12-09 # 统一日期写法 | G4 是 # “住校”即寄宿 | J4 19900005301 # 全角数字改为半角
5 | corrected | F5 2018-11-18 # 统一日期写法 | G5 否 # “走读”即不寄宿 | J5 19900008794、19900002445 # 一格里有2个号码，都已保留
6 | corrected | C6 三年级2班 # 年级没有填写，按班级栏补上 | J6 19900001688 # 去掉号码中的空格或横线
7 | corrected | E7 男 # 统一性别写法 | F7 2015-05-24 # 统一日期写法
8 | refused | F8 2031-02-30 # 没有这一天
9 | refused | E9  # 缺少性别
10 | refused | J10 12345 # 不是电话号码
11 | refused | D11  # 缺少姓名
12 | refused | H12 不详 # 留守类型不能是“不详”
13 | corrected | I13  # 登记为已故 | K13  # 本人已故
14 | corrected | D14 同第3行 # 同一名儿童，已合并
15 | refused | U15 青禾县柳溪镇石桥村6组(新) # 与第4行是同一名儿童
16 | corrected | E16 女 # 统一性别写法 | G16 是 # “住校”即寄宿 | H16 双亲留守 # 统一留守类型写法
17 | corrected | C17 三年级2班 # 年级没有填写，按班级栏补上 | G17 否 # “走读”即不寄宿
18 | corrected | F18 2016-09-05 # 统一日期写法 | X18  # 单元格是公式
19 | corrected | D19 魏明琪 # 去掉姓名中的空格 | F19 2016-08-03 # 统一日期写法 | J19 19900009488 # 全角数字改为半角
20 | corrected | J20 19900008083、19900002159 # 一格里有2个号码，都已保留
21 | corrected | F21 2020-11-13 # 统一日期写法 | J21 19900007363 # 去掉号码中的空格或横线
22 | corrected | G22 是 # “住校”即寄宿
23 | corrected | G23 否 # “走读”即不寄宿
24 | corrected | H24 双亲留守 # 统一留守类型写法 | J24 19900002512 # 全角数字改为半角
25 | corrected | E25 男 # 统一性别写法 | F25 2015-09-13 # 统一日期写法 | J25 19900004420、19900004942 # 一格里有2个号码，都已保留
26 | corrected | F26 2014-07-27 # 统一日期写法 | J26 19900008228 # 去掉号码中的空格或横线
27 | accepted
28 | corrected | C28 三年级2班 # 年级没有填写，按班级栏补上 | F28 2018-02-03 # 统一日期写法 | G28 是 # “住校”即寄宿
29 | corrected | G29 否 # “走读”即不寄宿 | J29 19900005681 # 全角数字改为半角
30 | corrected | J30 19900001670、19900003463 # 一格里有2个号码，都已保留
31 | corrected | J31 19900005410 # 去掉号码中的空格或横线
32 | corrected | F32 2014-01-06 # 统一日期写法 | H32 双亲留守 # 统一留守类型写法
33 | corrected | F33 2019-04-15 # 统一日期写法
34 | corrected | E34 男 # 统一性别写法 | G34 是 # “住校”即寄宿 | J34 19900009896 # 全角数字改为半角
35 | corrected | F35 2018-07-27 # 统一日期写法 | G35 否 # “走读”即不寄宿 | J35 19900002766、19900006119 # 一格里有2个号码，都已保留
36 | corrected | J36 19900004442 # 去掉号码中的空格或横线
37 | accepted
38 | accepted
39 | corrected | C39 三年级2班 # 年级没有填写，按班级栏补上 | F39 2019-06-21 # 统一日期写法 | J39 19900009333 # 全角数字改为半角
40 | corrected | F40 2019-11-01 # 统一日期写法 | G40 是 # “住校”即寄宿 | H40 双亲留守 # 统一留守类型写法 | J40 19900006173、19900001829 # 一格里有2个号码，都已保留
41 | corrected | G41 否 # “走读”即不寄宿 | J41 19900009026 # 去掉号码中的空格或横线
42 | corrected | F42 2017-04-25 # 统一日期写法
`

export interface ExpectedRow {
  row: number
  verdict: string
  stated: { cell: string; value: string; reason: string }[]
}

export const messyRows: ExpectedRow[] = text
  .trim()
  .split('\n')
  .map((line) => {
    const [row, verdict, ...stated] = line.split('|').map((part) => part.trim())
    return { row: Number(row), verdict: verdict!, stated: stated.map(statement) }
  })

function statement(part: string): ExpectedRow['stated'][number] {
  const [cell, value, reason] = /^(\S+) (.*?) ?# (.+)$/.exec(part)!.slice(1)
  return { cell: cell!, value: value!, reason: reason! }
}
