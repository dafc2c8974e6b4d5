import { roleLabel } from '../../contract/labels'

const hatLabel: Record<string, string> = { ...roleLabel, clock: '系统定时任务', volunteer: '志愿者' }

/** A hat as a school names it. */
export function hatText(hat: string): string {
  return hatLabel[hat] ?? hat
}

/** What an area of actions is about, for actions that have no words of their own (a later version may have dropped one that the audit still knows). */
const areaLabel: Record<string, string> = {
  session: '登录',
  consents: '知情同意',
  calls: '亲情电话记录',
  lines: '亲情电话设置',
  bookings: '通话预约',
  notes: '谈心和家访',
  updates: '每周简报',
  messages: '微信消息',
  classes: '班级一周',
  week: '今天要做的事',
  children: '儿童名单和档案',
  contacts: '联系卡',
  records: '儿童档案',
  surveys: '学期摸底',
  moves: '转班和离校',
  roster: '名册导入和导出',
  staff: '教职工管理',
  binding: '家长绑定',
  rights: '查阅、更正和删除',
  overview: '概览',
  statistics: '统计报表',
  compliance: '合规审计',
  retention: '到期清理',
}

const own: Record<string, string> = {
  'session.signIn': '登录绑定',
  'children.open': '打开孩子的页面',
  'children.list': '查看儿童名单',
  'classes.week': '查看班级一周',
  'week.today': '查看今天要做的事',
  'contacts.reveal': '显示电话号码',
  'records.reveal': '显示证件号或住址',
  'records.open': '打开完整档案',
  'records.correct': '更正档案',
  'roster.preview': '读取名册文件',
  'roster.confirm': '确认导入名册',
  'roster.refused': '下载未通过的行',
  'roster.export': '导出名册',
  'rights.copy': '家长取得副本',
  'binding.cards': '打印联系卡',
  'binding.unbind': '解除绑定',
  'calls.log': '登记通话',
  'notes.post': '登记谈心或家访',
  'updates.mine': '家长读每周简报',
  'updates.publish': '发布每周简报',
  'compliance.make': '生成合规审计材料',
}

/** An action of the audit in a school's words. */
export function actionText(action: string): string {
  const [area = ''] = action.split('.')
  return own[action] ?? areaLabel[area] ?? action
}
