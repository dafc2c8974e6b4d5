import type { Facts, Span } from '../facts'
import type { Section } from '../section'

/** Risk, how likely and how grave it is, what stands against it, what is left. docs/privacy.md has the same list with the tests that show it. */
const risks: readonly (readonly string[])[] = [
  [
    '手机丢失或借给别人',
    '中',
    '微信身份登录；家长手机只有自己孩子的内容；退出登录即清空；学校可解除绑定',
    '解锁的手机在退出前仍能打开',
  ],
  [
    '教职工出于好奇查看',
    '中',
    '只能看到自己班和结对的孩子；每次查看留痕；监护人能看到谁看过；异常查看提醒管理员',
    '权限内的查看只能事后发现',
  ],
  ['离职人员继续查看', '低', '离职立即失去权限，下一次操作即被拒绝', '离职前记下的内容无法收回'],
  [
    '绑定到错误的人',
    '低',
    '号码须与联系卡一致或持一次性绑定码；输错锁定；可解除绑定并查明看过什么',
    '联系卡上的号码登记错了，须由学校发现',
  ],
  [
    '数据库或备份泄露',
    '低',
    '电话、身份证号、住址加密，密钥不和备份放在一起，可更换密钥',
    '姓名、班级、谈心记录在数据库里没有加密',
  ],
  ['密钥泄露', '低', '更换密钥命令重新加密全部数据，不停机', '更换前已被取走的密文能被解开'],
  [
    '大量抓取',
    '低',
    '每人每小时显示号码的次数有限；导出次数有限；家长只看到自己的孩子',
    '管理员在限额内可以取得全校数据，留痕',
  ],
  ['标签化，给孩子带来负面影响', '中', '家长端不出现“留守儿童”字样；不排名、不评分；谈心正文留校', '需要老师注意用语'],
]

/** The impact assessment (个人信息保护影响评估, PIPL Art 55-56): lawful, legitimate and necessary purpose; effect on rights and risk; measures fit for the risk. */
export function assessmentSection({ children, consents, staff, disclosures }: Facts, { lastDay }: Span): Section {
  const records = consents.filter(({ purpose }) => purpose === 'records')
  const given = records.reduce((sum, row) => sum + row.given, 0)
  const all = records.reduce((sum, row) => sum + row.children, 0)
  const people = new Set(staff.filter(({ ended }) => ended === null || ended > lastDay).map(({ personId }) => personId))
    .size
  return {
    title: '个人信息保护影响评估',
    paragraphs: [
      '评估事由：处理不满 14 周岁未成年人的个人信息，属于处理敏感个人信息，应当事前评估并记录（个人信息保护法第55条第1项）。',
      '目的和方式是否合法、正当、必要：学校须为留守儿童建立信息档案、保证孩子每周与父母联系（未成年人保护法第23、43条）。只收集联系家长、照料孩子所需的内容；不收集位置、人脸、声纹、家庭收入；不把数据用于评比、广告或自动决策；不向第三方提供，上报主管部门的只有人数。',
      `对个人权益的影响：涉及 ${children.onFile} 名孩子（不满 14 周岁 ${children.under14} 名）、${children.adults} 位成年人。建档取得同意 ${given}/${all} 名；有权限或登记在册的教职工和志愿者 ${people} 位；本年度显示或导出完整信息 ${disclosures.length} 次。`,
      '监护人可以随时查阅、取得副本、要求更正和删除、撤回同意，也能看到谁看过孩子的档案（个人信息保护法第44—47条；未成年人网络保护条例第34条）。',
      '数据存放在中国境内的云服务器，不出境。受托处理者为云服务商和微信平台，只按学校的用途处理。',
      '结论：按下表的措施，剩余风险可以接受；学校应每年复核一次，处理目的、方式或范围有变化时重新评估。报告至少保存三年。',
    ],
    tables: [
      {
        caption: '风险和措施',
        sheet: '影响评估',
        head: ['风险', '程度', '采取的措施', '剩余风险'],
        widths: [20, 8, 44, 28],
        rows: risks,
        none: '没有识别出风险',
      },
    ],
  }
}
