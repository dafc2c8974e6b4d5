import type { Facts, Span } from './facts'
import { missingOf } from './missing'
import type { Section } from './section'
import { accessesSection } from './sections/accesses'
import { assessmentSection } from './sections/assessment'
import { consentsSection } from './sections/consents'
import { incidentsSection } from './sections/incidents'
import { inventorySection, purposesSection, retentionSection } from './sections/inventory'
import { overdueChecks, staffSection } from './sections/staff'

/** The whole pack as chapters, in the order of the audit's questions; pure, so that the two files say the same. */
export function sectionsOf(facts: Facts, span: Span): Section[] {
  return [
    summarySection(facts, span),
    inventorySection(facts, span),
    purposesSection(),
    consentsSection(facts, span),
    accessesSection(facts),
    incidentsSection(facts),
    retentionSection(facts),
    staffSection(facts, span),
    assessmentSection(facts, span),
  ]
}

/** What it is, on which law it rests, and what is still open. */
function summarySection(facts: Facts, span: Span): Section {
  const records = facts.consents.filter(({ purpose }) => purpose === 'records')
  const missing = missingOf({
    checksDue: overdueChecks(facts.staff, span.lastDay),
    requestsOpen: facts.requests.filter(({ state }) => state === 'open').length,
    neverAsked: records.reduce((sum, row) => sum + row.children - row.given - row.withdrawn, 0),
  })
  return {
    title: '概况',
    paragraphs: [
      `本材料依据《未成年人网络保护条例》第37条、《个人信息保护法》第54—56条编制，范围为 ${span.year}-01-01 至 ${span.lastDay}。数字由系统从实际记录中算出，没有人工填写；详细数据见同名的 Excel 工作簿。`,
      missing.length > 0 ? `提交前还要处理：${missing.map(({ text }) => text).join('；')}。` : '没有需要先处理的事项。',
    ],
    tables: [],
  }
}
