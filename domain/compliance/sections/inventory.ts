import { holdings } from '../../../contract/holdings'
import type { Holding } from '../../../contract/holdings'
import { consentPurposeLabel, consentPurposeText } from '../../../contract/labels'
import type { Facts, Span } from '../facts'
import type { Section } from '../section'

const all: Holding[] = Object.values(holdings)

function basisText({ basis }: Holding): string {
  return 'law' in basis ? basis.law : `监护人同意：${consentPurposeLabel[basis.consent]}`
}

const deletableText: Record<Holding['deletable'], string> = {
  atOnce: '监护人要求后立即删除',
  afterLeaving: '孩子离校后可以删除',
  never: '不能提前删除',
}

const keptText = ({ keptYears }: Holding) => (keptYears === 0 ? '离校后即清理' : `离校后 ${keptYears} 年`)

/** What is held on whom, how much of it, and where it lies. */
export function inventorySection({ children, amounts }: Facts, span: Span): Section {
  return {
    title: '数据清单',
    paragraphs: [
      `截至 ${span.lastDay}，系统里有 ${children.onFile} 名孩子的档案，其中不满 14 周岁的 ${children.under14} 名（其个人信息属于敏感个人信息，个人信息保护法第28条）；联系卡上有 ${children.adults} 位成年人、${children.numbers} 个电话号码。`,
      '电话号码、身份证号和住址加密保存（AES-256-GCM），页面上只显示一部分，显示全部要另点一次，每次留痕。谈心、家访的正文只有班主任、帮扶教师和学校管理员能读。',
    ],
    tables: [
      {
        caption: '持有的个人信息',
        sheet: '数据清单',
        head: ['类别', '包括什么', '依据', '删除', '保存期限'],
        widths: [16, 34, 30, 18, 14],
        rows: all.map((one) => [one.label, one.what, basisText(one), deletableText[one.deletable], keptText(one)]),
        none: '没有登记的数据',
      },
      {
        caption: `${span.year} 年新增的记录`,
        sheet: '记录数量',
        head: ['记录', '数量'],
        widths: [60, 40],
        rows: [
          ['新建档的孩子', children.added],
          ['离校的孩子', children.left],
          ['亲情电话记录', amounts.calls],
          ['谈心和家访记录', amounts.notes],
          ['发布的每周简报', amounts.letters],
          ['现有照片（已通过内容安全检查）', amounts.photos],
        ],
        none: '没有记录',
      },
    ],
  }
}

/** Why each kind is processed, and on which basis: consent purpose by purpose, and what the law asks of a school. */
export function purposesSection(): Section {
  const purposes = Object.keys(consentPurposeLabel) as (keyof typeof consentPurposeLabel)[]
  const dutied = all.filter(({ basis }) => 'law' in basis)
  const consented = (purpose: string) =>
    all.filter(({ basis }) => 'consent' in basis && basis.consent === purpose).map(({ label }) => label)
  return {
    title: '处理目的和依据',
    paragraphs: [
      '不满 14 周岁未成年人的个人信息，逐个目的取得监护人的单独同意（个人信息保护法第29、31条；儿童个人信息网络保护规定第9条）。没有同意的目的不处理；撤回后立即停止。法律要求学校履行的职责，按法律规定处理。',
    ],
    tables: [
      {
        caption: '以监护人同意为依据的目的',
        sheet: '目的（同意）',
        head: ['目的', '向监护人说明的内容', '涉及的数据'],
        widths: [26, 46, 28],
        rows: purposes.map((key) => [
          consentPurposeLabel[key],
          consentPurposeText[key],
          consented(key).join('、') || '人数统计，不含姓名',
        ]),
        none: '没有以同意为依据的目的',
      },
      {
        caption: '以法定职责为依据的处理',
        sheet: '目的（法定）',
        head: ['数据', '法律依据', '为什么须保留'],
        widths: [22, 42, 36],
        rows: dutied.map((one) => [one.label, basisText(one), one.keptBecause]),
        none: '没有以法定职责为依据的处理',
      },
    ],
  }
}

/** How long each kind stays, and what was cleared in the year. */
export function retentionSection({ accesses, changes, children }: Facts): Section {
  const erased = changes.find(({ kind }) => kind === 'erased')?.times ?? 0
  const byClock = new Map<string, number>()
  for (const { hat, action, times } of accesses)
    if (hat === 'clock') byClock.set(action, (byClock.get(action) ?? 0) + times)
  return {
    title: '保存期限和清理',
    paragraphs: [
      `期限到了的数据由系统每天自动清理，不用人工。本年度离校 ${children.left} 名孩子；按监护人要求删除的档案内容 ${erased} 次。`,
      '导出的文件、打印的联系卡、监护人的副本一天后从云存储删除；合规审计材料和影响评估保存三年（个人信息保护法第56条）。',
    ],
    tables: [
      {
        caption: '各类数据的保存期限',
        sheet: '保存期限',
        head: ['类别', '保存期限', '期限内不能删除的原因'],
        widths: [24, 22, 54],
        rows: all.map((one) => [one.label, keptText(one), one.keptBecause || '监护人可随时要求删除']),
        none: '没有登记的数据',
      },
      {
        caption: '系统定时任务留下的记录',
        sheet: '定时任务',
        head: ['任务', '次数'],
        widths: [70, 30],
        rows: [...byClock].map(([action, times]) => [action, times]),
        none: '本年度没有定时任务改动孩子的档案',
      },
    ],
  }
}
