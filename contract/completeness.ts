/**
 * What a child's record can lack (四清楚: 孩子本人, 父母去向, 照料人, 联系方式), and whose turn it is to say it. Free of zod: the phone reads it too;
 * domain/records/completeness.ts finds what is missing.
 */
export const gapGroupLabel = {
  child: '孩子本人',
  away: '父母去向',
  care: '照料人',
  contact: '联系方式',
} as const

export type GapGroup = keyof typeof gapGroupLabel

export const gapTurnLabel = { teacher: '班主任', parent: '家长', school: '学校' } as const

export type GapTurn = keyof typeof gapTurnLabel

export interface Gap {
  group: GapGroup
  /** What is missing, as it stands after 还没有登记. */
  label: string
  turn: GapTurn
  /** The form in which it is filled in: the child's facts, a relative, who cares, the entrustment. */
  form: 'child' | 'contact' | 'care' | 'notice'
}

export const gaps = {
  idNumber: { group: 'child', label: '身份证号', turn: 'parent', form: 'child' },
  address: { group: 'child', label: '家庭住址', turn: 'parent', form: 'child' },
  health: { group: 'child', label: '身体状况', turn: 'teacher', form: 'child' },
  character: { group: 'child', label: '性格', turn: 'teacher', form: 'child' },
  interests: { group: 'child', label: '兴趣爱好', turn: 'teacher', form: 'child' },
  parents: { group: 'away', label: '父母的姓名', turn: 'parent', form: 'contact' },
  employer: { group: 'away', label: '外出父母在哪里工作', turn: 'parent', form: 'contact' },
  care: { group: 'care', label: '由谁照料', turn: 'teacher', form: 'care' },
  caregiver: { group: 'care', label: '照料人是联系卡上的哪一位', turn: 'teacher', form: 'care' },
  caregiverAge: { group: 'care', label: '照料人的年龄', turn: 'teacher', form: 'contact' },
  caregiverHealth: { group: 'care', label: '照料人的身体状况', turn: 'teacher', form: 'contact' },
  notice: { group: 'care', label: '有效的委托照护书', turn: 'school', form: 'notice' },
  anyPhone: { group: 'contact', label: '能打通的电话', turn: 'parent', form: 'contact' },
  parentPhone: { group: 'contact', label: '外出父母的电话', turn: 'parent', form: 'contact' },
  caregiverPhone: { group: 'contact', label: '照料人的电话', turn: 'teacher', form: 'contact' },
  reachable: { group: 'contact', label: '第一联系人方便接电话的时间', turn: 'parent', form: 'contact' },
} as const satisfies Record<string, Gap>

export type GapKey = keyof typeof gaps

export const gapKeys = Object.keys(gaps) as GapKey[]
export const gapGroups = Object.keys(gapGroupLabel) as GapGroup[]
