import { daysBetween } from '../../../contract/week'
import type { Facts } from '../facts'
import type { PackTable, Section } from '../section'

const kindText = { copy: '查阅或取得副本', correction: '更正', deletion: '删除' } as const
const stateText = { open: '待答复', done: '已办理', refused: '已说明不能办理的原因' } as const

/** What went wrong or was asked for: wrong bindings, refused pictures, undone imports, guardians' requests and how long they waited. */
export function incidentsSection({ accesses, amounts, requests }: Facts): Section {
  const times = (action: string) =>
    accesses.filter((one) => one.action === action).reduce((sum, one) => sum + one.times, 0)
  const waits = requests.flatMap(({ askedOn, answeredOn }) => (answeredOn ? [daysBetween(askedOn, answeredOn)] : []))
  const longest = waits.length > 0 ? `最长 ${Math.max(...waits)} 天` : '还没有答复的申请'
  return {
    title: '事件和申请',
    paragraphs: [
      `监护人的申请 ${requests.length} 件，已答复 ${waits.length} 件，${longest}。`,
      '没有通过微信内容安全检查的文字不会保存，所以没有条数；绑定码输错太多次会自动锁定，锁定只记次数、到时清零，不记姓名。发生泄露、篡改、丢失时，应立即补救并报告主管部门、告知监护人（个人信息保护法第57条），并在下方“学校补充说明”里写明。',
    ],
    tables: [
      {
        caption: '事件',
        sheet: '事件',
        head: ['事件', '次数'],
        widths: [70, 30],
        rows: [
          ['解除绑错的家长', times('binding.unbind')],
          ['用绑定码绑定', times('session.bindCode')],
          ['没有通过内容安全检查的照片', amounts.photosRefused],
          ['导入名册', times('roster.confirm')],
          ['撤销导入', times('roster.undo')],
        ],
        none: '没有事件',
      },
      requestsTable(requests),
    ],
  }
}

function requestsTable(requests: Facts['requests']): PackTable {
  return {
    caption: '监护人的申请',
    sheet: '申请',
    head: ['申请日期', '内容', '结果', '答复日期', '用时（天）'],
    widths: [20, 24, 26, 18, 12],
    rows: requests.map(({ kind, state, askedOn, answeredOn }) => [
      askedOn,
      kindText[kind],
      stateText[state],
      answeredOn ?? '',
      answeredOn ? daysBetween(askedOn, answeredOn) : '',
    ]),
    none: '本年度没有申请',
    most: 60,
  }
}
