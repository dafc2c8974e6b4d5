/** The field's words (../shared/field.md) for every code that a screen shows. Screens take them from here and nowhere else. */

export const roleLabel = {
  parent: '家长',
  teacher: '老师',
  desk: '亲情电话值班',
  head: '学校管理员',
  district: '区县管理员',
} as const

/** What somebody does at a school; a volunteer has no hat of the product, only a yearly check. */
export const staffRoleLabel = {
  head: '学校管理员',
  teacher: '老师',
  desk: '亲情电话值班',
  volunteer: '志愿者',
} as const

/** Where somebody's yearly check stands (未成年人保护法第62条). */
export const checkStateLabel = { ok: '查询有效', dueSoon: '快到期', due: '已到期', never: '还没有查询' } as const

/** How a relative's WeChat was bound. */
export const boundByLabel = { phone: '手机号', code: '绑定码' } as const

export const sexLabel = { male: '男', female: '女' } as const

export const parentalAbsenceLabel = { none: '父母在家', one: '一方外出', both: '双方外出' } as const

export const leftBehindStatusLabel = { none: '非留守', oneParent: '单亲留守', bothParents: '双亲留守' } as const

export const careArrangementLabel = {
  parent: '父母单方照料',
  kinshipGrandparent: '祖辈照料',
  kinshipOther: '亲戚照料',
  unrelatedAdult: '亲朋或代管家长照料',
  livingAlone: '独自生活',
  none: '未登记',
} as const

export const accommodationLabel = { day: '走读', boarding: '寄宿' } as const

export const specialStatusLabel = {
  orphan: '孤儿',
  singleParent: '单亲家庭',
  deFactoOrphan: '事实无人抚养',
  disability: '残疾',
  illness: '患病',
  poverty: '家庭困难',
  other: '其他情况',
} as const

export const relationLabel = {
  father: '爸爸',
  mother: '妈妈',
  grandfatherPaternal: '爷爷',
  grandmotherPaternal: '奶奶',
  grandfatherMaternal: '外公',
  grandmotherMaternal: '外婆',
  uncle: '叔伯舅',
  aunt: '姑姨婶',
  sibling: '哥哥姐姐',
  otherRelative: '亲戚',
  unrelated: '亲朋',
} as const

export const callOutcomeLabel = {
  reached: '接通了',
  noAnswer: '没人接',
  busy: '占线',
  wrongNumber: '号码不对',
  childAbsent: '孩子不在',
  lineBroken: '线路故障',
  declined: '暂不方便',
  cutOff: '中途断了',
} as const

/** How a call came about; all of them count for the week. */
export const callOriginLabel = { desk: '约好的', walkIn: '临时来打的', home: '家里自己打的' } as const

export const mediumLabel = { voice: '电话', video: '视频' } as const

export const moodLabel = { 1: '难过', 2: '有点闷', 3: '平静', 4: '开心', 5: '很开心' } as const

export const callTopicLabel = {
  study: '学习',
  life: '生活',
  health: '身体情况',
  friends: '朋友',
  food: '吃饭穿衣',
  homecoming: '什么时候回家',
  feelings: '心里话',
} as const

export const talkTopicLabel = { study: '学习', life: '生活', mood: '情绪', friends: '交友', health: '身体' } as const

export const threeStepLabel = { good: '挺好', fair: '一般', worry: '要关心' } as const

export const noteKindLabel = {
  talkNote: '谈心',
  homeVisit: '家访',
  study: '学习情况',
  health: '身体情况',
  activity: '活动',
  award: '表彰',
} as const

export const needLabel = { familyCall: '电话', talkNote: '谈心', homeVisit: '家访' } as const

export const dayStateLabel = { reached: '通上话了', booked: '已约好', missed: '没通上', none: '没有安排' } as const

export const consentPurposeLabel = {
  records: '建立和使用孩子的档案',
  photos: '拍摄和使用孩子的照片',
  messages: '给我发送微信消息',
  district: '向教育主管部门提供统计数字',
} as const

export const consentPurposeText = {
  records: '学校记录孩子的基本情况、通话、谈心和家访，只给照顾孩子的老师和您看。',
  photos: '老师可以在每周简报里放孩子的照片，只有您和老师能看到。',
  messages: '每周简报发布、通话时间变动时，用微信服务消息告诉您。',
  district: '学校上报人数时把孩子算在内，只有数字，没有姓名。',
} as const

/** What can change in a child's record, as its history names it. */
export const recordEventLabel = {
  added: '建档',
  corrected: '更正信息',
  contactChanged: '联系卡变动',
  careChanged: '照料人变动',
  absenceChanged: '父母外出情况变动',
  parentReturned: '父母返乡',
  classMoved: '转班',
  left: '离校',
  cameBack: '返校',
  imported: '名册更新',
  importUndone: '撤销导入',
  erased: '按监护人要求删除',
} as const

export type RecordEventKind = keyof typeof recordEventLabel

/** Whether the written entrustment (未成年人保护法 Art 23) is on file where it is needed. */
export const noticeStandingLabel = {
  onFile: '已交委托照护书',
  expired: '委托照护书已过期',
  missing: '还没有委托照护书',
  notNeeded: '不需要委托照护书',
} as const

/** What shows masked in a record and can be shown in full, on the audit. */
export const revealLabel = {
  idNumber: '身份证号',
  address: '家庭住址',
  relativeAddress: '家人住址',
  employerAddress: '单位地址',
  employerPhone: '单位电话',
} as const

/** As what a roster can be exported. */
export const exportFormatLabel = {
  xlsx: 'Excel 表格（.xlsx）',
  csv: '文本表格（.csv，UTF-8）',
  csvGbk: '文本表格（.csv，旧版 Excel）',
} as const

/** A class teacher's answer for one child in the term's survey (摸底). */
export const surveyAnswerLabel = { unchanged: '没有变化', changed: '有变化', left: '已离校', new: '新增' } as const

/** Where a child goes who leaves this school. */
export const leftForLabel = {
  otherSchool: '转到别的学校',
  parents: '跟父母去外地上学',
  graduated: '毕业',
  other: '其他去向',
} as const

/** What a guardian can ask of the school about the child's data. */
export const requestKindLabel = { copy: '要一份副本', correction: '有地方不对', deletion: '要求删除' } as const

export const requestStateLabel = { open: '学校正在处理', done: '已办好', refused: '没有照办' } as const

/** How a purpose stands for one child, over all guardians (domain/consents/processing.ts). */
export const consentStandingLabel = { given: '已同意', withdrawn: '已撤回', neverAsked: '还没同意' } as const

/** What a parent can answer with one tap. */
export const answerPhraseLabel = {
  thanks: '谢谢老师',
  missYou: '告诉孩子，爸妈想他',
  proud: '告诉孩子，爸妈为他高兴',
  willCall: '我这周一定打电话',
  pleaseCall: '请老师方便时联系我',
} as const

/** How the school spoke to a family (联系监护人), and what for. */
export const contactChannelLabel = { phone: '打电话', visit: '上门', wechat: '微信' } as const
export const contactAboutLabel = { message: '告知消息', unread: '问简报收到没有', other: '其他事' } as const

export type Label<T> = keyof T & string
