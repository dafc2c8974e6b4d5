import { nameOfAction } from '../../../contract/action-words'
import { actions } from '../../../contract/actions'
import { roleLabel } from '../../../contract/labels'
import { roles } from '../../../contract/roles'
import { addDays } from '../../../contract/week'
import type { Facts, Span } from '../facts'
import type { PackTable, Section } from '../section'
import { hatText } from '../hats'

const YEAR_DAYS = 365

/** What each hat sees, as the policies of the database hold it (docs/access.md has it action by action). */
const scopes: Record<(typeof roles)[number], string> = {
  parent: '自己的孩子；不含老师留校的谈心和家访正文、另一位家长的号码',
  teacher: '自己班的孩子和结对帮扶的孩子；不含其他班的孩子',
  desk: '全校孩子的通话安排和联系卡；不含谈心和家访',
  head: '本校全部孩子',
  district: '各校人数；不含任何一名孩子的信息',
}

type Member = Facts['staff'][number]

const gone = ({ ended }: Member, day: string) => ended !== null && ended <= day
const due = ({ checkedOn }: Member, day: string) => checkedOn === null || checkedOn < addDays(day, -YEAR_DAYS)

/** How many of those who have a hat on a day were not checked within the year before it. */
export function overdueChecks(staff: readonly Member[], day: string): number {
  return new Set(staff.filter((one) => !gone(one, day) && due(one, day)).map(({ personId }) => personId)).size
}

/** Who has access, of what, and whether they were checked within the year (未成年人保护法 Art 62). */
export function staffSection({ staff }: Facts, { lastDay }: Span): Section {
  const people = new Set(staff.filter((one) => !gone(one, lastDay)).map(({ personId }) => personId)).size
  return {
    title: '人员和权限',
    paragraphs: [
      `截至 ${lastDay}，本校有 ${people} 位教职工和志愿者有权限或登记在册，${overdueChecks(staff, lastDay)} 位没有一年内的违法犯罪记录查询（未成年人保护法第62条）。离职的人立即失去权限，留下的记录不变。`,
      '谁能看到哪个孩子由数据库的行级策略决定，不由页面决定；每个身份只能做事先列明的操作（最小授权）。',
    ],
    tables: [
      {
        caption: '有权限的人员',
        sheet: '人员',
        head: ['姓名', '身份', '起', '止', '班级', '结对', '最近一次查询', '查询'],
        widths: [13, 16, 13, 13, 17, 7, 14, 9],
        rows: staff.map((one) => [
          one.name,
          hatText(one.role),
          one.since,
          one.ended ?? '',
          one.classes.join('、'),
          one.paired,
          one.checkedOn ?? '',
          gone(one, lastDay) ? '已离任' : due(one, lastDay) ? '到期' : '有效',
        ]),
        none: '没有人员',
      },
      {
        caption: '各身份能看到什么',
        sheet: '身份和范围',
        head: ['身份', '范围'],
        widths: [24, 76],
        rows: roles.map((role) => [roleLabel[role], scopes[role]]),
        none: '没有身份',
      },
      actionTable(),
    ],
  }
}

/** Every action and the hats that may ask for it, from the contract itself. */
function actionTable(): PackTable {
  const rows = Object.entries(actions).map(([name, { kind, roles: audience }]) => [
    name,
    nameOfAction(name),
    kind === 'read' ? '查看' : '改动',
    ...roles.map((role) =>
      typeof audience === 'string' || (audience as readonly string[]).includes(role) ? '可以' : '',
    ),
  ])
  return {
    caption: '操作和身份',
    sheet: '操作和身份',
    head: ['操作', '内容', '方式', ...roles.map((role) => roleLabel[role])],
    widths: [24, 24, 8, ...roles.map(() => 9)],
    rows,
    none: '没有操作',
    most: 0,
  }
}
