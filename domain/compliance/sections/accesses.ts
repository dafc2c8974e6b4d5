import { nameOfAction } from '../../../contract/action-words'
import { fullTime } from '../../../contract/week'
import type { Facts } from '../facts'
import type { PackTable, Section } from '../section'
import { hatText } from '../hats'

type Access = Facts['accesses'][number]

const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** Rows of reads and changes, grouped by `key`, a column a month. */
function byMonth(accesses: Access[], key: (access: Access) => string): (string | number)[][] {
  const groups = new Map<string, number[]>()
  for (const access of accesses) {
    const counts = groups.get(key(access)) ?? months.map(() => 0)
    counts[access.month - 1]! += access.times
    groups.set(key(access), counts)
  }
  const total = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0)
  return [...groups].sort((a, b) => total(b[1]) - total(a[1])).map(([name, counts]) => [name, ...counts, total(counts)])
}

function monthly(caption: string, sheet: string, first: string, rows: (string | number)[][]): PackTable {
  return {
    caption,
    sheet,
    head: [first, ...months.map((month) => `${month}月`), '合计'],
    widths: [20, ...months.map(() => 6), 8],
    rows,
    none: '本年度没有访问',
  }
}

/** Who read and changed what, month by month; every use of an action that shows plain numbers or lets them out. */
export function accessesSection({ accesses, disclosures }: Facts): Section {
  const times = accesses.reduce((sum, one) => sum + one.times, 0)
  return {
    title: '访问情况',
    paragraphs: [
      `对孩子档案的每一次查看和改动，都和操作本身在同一个数据库事务里留痕，谁也不能改、不能删（未成年人网络保护条例第36条）。本年度共 ${times} 次，其中显示或导出完整信息 ${disclosures.length} 次。`,
      '监护人可以在手机上看到谁看过自己孩子的档案；学校管理员可以看到异常的查看（短时间内看了很多孩子、看了不是自己班的孩子等）。',
    ],
    tables: [
      monthly(
        '按身份',
        '访问（按身份）',
        '身份',
        byMonth(accesses, ({ hat }) => hatText(hat)),
      ),
      monthly(
        '按操作',
        '访问（按操作）',
        '操作',
        byMonth(accesses, ({ action }) => nameOfAction(action)),
      ),
      {
        caption: '显示或导出完整信息',
        sheet: '显示和导出',
        head: ['时间', '人员', '身份', '操作', '涉及孩子'],
        widths: [26, 18, 18, 24, 14],
        rows: disclosures.map((one) => [
          fullTime(one.at),
          one.who || '系统',
          hatText(one.hat),
          nameOfAction(one.action),
          one.children,
        ]),
        none: '本年度没有显示或导出',
        most: 60,
      },
    ],
  }
}
