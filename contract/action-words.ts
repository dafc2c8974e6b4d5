import type { ActionName } from './actions'

/**
 * What somebody did with a child's record, as its guardian and the head read it under 谁看过, and as the yearly audit's files count it: short, without a subject, in plain
 * words. An action without words does not
 * compile; one that touches no child's record still has some, so that nobody has to decide whether it ever will.
 */
export const actionWords = {
  'session.open': '打开小程序',
  'session.signIn': '登录',
  'session.bindCode': '用绑定码登录',
  'consents.list': '看了自己的同意项',
  'consents.give': '同意了知情同意书',
  'consents.set': '改了一项同意',
  'consents.ledger': '看了同意记录',
  'calls.form': '准备记一次通话',
  'calls.log': '记了一次通话',
  'calls.undo': '撤回了一次通话记录',
  'lines.list': '看了亲情电话的时间',
  'lines.save': '改了亲情电话的时间',
  'bookings.board': '看了可以约的时间',
  'bookings.book': '约了一次通话',
  'bookings.move': '改了通话时间',
  'bookings.cancel': '取消了一次通话',
  'notes.form': '准备写谈心或家访',
  'notes.post': '写了谈心或家访',
  'notes.undo': '撤回了谈心或家访',
  'updates.mine': '看了每周简报',
  'updates.answer': '回复了每周简报',
  'updates.review': '核对了全班的每周简报',
  'updates.preview': '预览了每周简报',
  'updates.line': '给每周简报写了一句话',
  'updates.publish': '发布了每周简报',
  'messages.credit': '选了是否收微信消息',
  'classes.week': '看了全班这一周',
  'week.today': '看了今天要联系的孩子',
  'children.open': '打开了孩子的页面',
  'contacts.reveal': '查看了家人的电话号码',
  'children.list': '看了孩子名单',
  'roster.begin': '上传了名册',
  'roster.step': '核对了名册',
  'roster.preview': '核对了名册',
  'roster.changes': '核对了名册',
  'roster.columns': '核对了名册的栏目',
  'roster.mapping': '核对了名册的栏目',
  'roster.confirm': '导入了名册',
  'roster.undo': '撤销了一次名册导入',
  'roster.list': '看了导入过的名册',
  'roster.export': '导出了名册',
  'roster.refused': '看了名册里没导入的几行',
  'overview.school': '看了全校概览',
  'statistics.school': '看了全校统计',
  'overview.district': '看了全区县统计',
  'contacts.save': '改了联系卡',
  'contacts.order': '改了先打给谁',
  'contacts.remove': '从联系卡上去掉了一个人',
  'records.open': '打开了孩子的档案',
  'records.correct': '更正了档案',
  'records.care': '登记了由谁照料',
  'records.notice': '登记了委托照护书',
  'records.reveal': '查看了身份证号或住址',
  'records.gaps': '看了档案还缺什么',
  'surveys.class': '看了全班的摸底',
  'surveys.answer': '确认了摸底',
  'surveys.retract': '撤回了摸底',
  'surveys.school': '看了全校的摸底',
  'children.form': '准备新建档案',
  'children.add': '新建了档案',
  'moves.form': '准备登记转班或离校',
  'moves.class': '登记了转班',
  'moves.leave': '登记了离校',
  'moves.return': '登记了返校',
  'moves.undo': '撤回了一次变动',
  'moves.left': '看了离校的孩子',
  'staff.list': '看了老师名单',
  'staff.invite': '邀请了老师',
  'staff.change': '改了老师的权限',
  'staff.leave': '登记了老师离开',
  'staff.check': '登记了老师的年度查询',
  'binding.list': '看了谁绑定了微信',
  'binding.code': '给家人发了绑定码',
  'binding.cards': '打印了联系卡',
  'binding.unbind': '解除了一个微信绑定',
  'binding.seen': '查了一个绑定看过什么',
  'rights.held': '看了学校存了什么',
  'rights.copy': '要了一份副本',
  'rights.file': '打开了副本',
  'rights.ask': '提了一个申请',
  'rights.mine': '看了自己的申请',
  'rights.list': '看了家长的申请',
  'rights.answer': '答复了家长的申请',
  'rights.readers': '看了谁看过',
  'rights.unusual': '看了异常查看',
  'rights.looked': '核实了异常查看',
  'compliance.list': '看了合规审计包',
  'compliance.make': '制作了合规审计包',
} as const satisfies Record<ActionName, string>

/** What the school's clock does by itself. */
const clockWords: Record<string, string> = {
  'clock.compose': '自动写了每周简报',
  'clock.send': '自动发了微信消息',
  'clock.erase': '保存期满，自动删除',
}

/** The words for an action of the audit; of one that exists no more, that there was something. */
export function wordsOfAction(action: string): string {
  return (actionWords as Record<string, string>)[action] ?? clockWords[action] ?? '使用了档案'
}

/** The action itself, as a table of counts or of permissions names it: 打开孩子的页面. */
export function nameOfAction(action: string): string {
  return wordsOfAction(action).replace('了', '')
}
