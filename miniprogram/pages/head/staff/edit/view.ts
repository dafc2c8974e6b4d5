import type { Input, Output } from '../../../../../contract/actions'
import { staffRoleLabel } from '../../../../../contract/labels'
import { aboutOf, type Member } from '../view'

type List = Output<'staff.list'>
export type StaffRole = Member['roles'][number]

/** Somebody as the form holds them; `personId` 0 for whoever is to be invited. */
export interface Draft {
  personId: number
  name: string
  /** What is typed; empty leaves the number as it is. */
  phone: string
  roles: StaffRole[]
  classIds: number[]
}

export interface View {
  member: Member | null
  school: string
  classes: Array<{ key: number; label: string }>
  /** `138****1234`, or what to type. */
  phoneHint: string
  /** `2024-09-01 起 · 已登录` */
  about: string
  /** Works here now. */
  here: boolean
  /** The last head, who cannot leave. */
  last: boolean
  /** What the main button says. */
  action: string
}

const says: Record<StaffRole, string> = {
  head: '看全校的孩子，管名册、电话和老师',
  teacher: '看自己班和结对的孩子，记通话、谈心、家访',
  desk: '看今天的通话安排，接通、记录',
  volunteer: '不登录，只登记年度查询',
}

export interface Toggle {
  role: StaffRole
  label: string
  says: string
  on: boolean
}

export const togglesOf = (roles: StaffRole[]): Toggle[] =>
  (['teacher', 'head', 'desk', 'volunteer'] as const).map((role) => ({
    role,
    label: staffRoleLabel[role],
    says: says[role],
    on: roles.includes(role),
  }))

export function draftOf(member: Member | null): Draft {
  if (!member) return { personId: 0, name: '', phone: '', roles: ['teacher'], classIds: [] }
  const { personId, name, roles, classes } = member
  return { personId, name, phone: '', roles, classIds: classes.map(({ classId }) => classId) }
}

function aboutText({ since, leftOn, signedIn, roles }: Member): string {
  if (leftOn) return `${leftOn} 离开。选好身份再保存，就能重新登录。`
  const account = roles.some((role) => role !== 'volunteer')
  return [`${since} 起`, ...(account ? [signedIn ? '已登录' : '还没有登录过'] : [])].join(' · ')
}

/** One member of staff, or nobody yet (`personId` 0); undefined where the school knows no such person. */
export function toView({ people, classes, school }: List, personId: number): View | undefined {
  const member = people.find((one) => one.personId === personId) ?? null
  if (personId && !member) return undefined
  return {
    member,
    school,
    classes: classes.map(({ classId, name }) => ({ key: classId, label: name })),
    phoneHint: member ? (member.phone ?? '没有登记') : '11 位手机号，登录时用',
    about: member ? aboutText(member) : '',
    here: member !== null && member.leftOn === null,
    last: member !== null && member.leftOn === null && !member.can.leave,
    action: member ? (member.leftOn ? '重新加入' : '保存') : '登记',
  }
}

type Change = Input<'staff.change'>

/** What `staff.change` takes: a name or number only where it was mended. */
export function changeOf(draft: Draft, { member }: View): Change {
  const { personId, name, phone, roles, classIds } = draft
  return {
    ...{ personId, roles, classIds: roles.includes('teacher') ? classIds : [] },
    ...(name.trim() !== member?.name ? { name: name.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
  }
}

export function inviteOf({ name, phone, roles, classIds }: Draft): Input<'staff.invite'> {
  return {
    ...{ name: name.trim(), roles, classIds: roles.includes('teacher') ? classIds : [] },
    ...(phone.trim() ? { phone: phone.trim() } : {}),
  }
}

export interface Problems {
  name: string
  phone: string
  roles: string
  /** Beside the button. */
  trouble: string
}

export const quiet: Problems = { name: '', phone: '', roles: '', trouble: '' }

/** What is missing before anything is sent. */
export function problemsOf({ personId, name, phone, roles }: Draft): Problems {
  const account = roles.some((role) => role !== 'volunteer')
  const digits = phone.replace(/[^0-9]/g, '').length
  const wrong = digits > 0 ? digits < 11 : account && !personId
  return {
    name: name.trim().length < 2 ? '请填写姓名，至少两个字' : '',
    phone: wrong ? '请填写 11 位手机号' : '',
    roles: roles.length === 0 ? '至少选一个身份；要离开学校，请用下面的“离开学校”' : '',
    trouble: '',
  }
}

/** A refusal, at its fields. */
export function refusalOf(error: {
  code: string
  text: string
  ref: string
  fields: Record<string, string>
}): Problems {
  const { code, text, ref, fields } = error
  if (code === 'PHONE_OF_ANOTHER') return { ...quiet, phone: text }
  if (code === 'FORBIDDEN')
    return { ...quiet, trouble: '这位老师也在别的学校工作，姓名和手机号要由本人登录后自己保持。' }
  const roles = fields.roles ?? fields.classIds ?? ''
  return {
    name: fields.name ?? '',
    phone: fields.phone ? '请填写 11 位手机号' : '',
    roles,
    trouble: code === 'INTERNAL' ? `${text}（编号 ${ref}）` : text,
  }
}

/** What the head sends into the teachers' WeChat group. No number stands in it. */
export function inviteText(name: string, school: string): string {
  return `${name}，您好！${school}请您加入雁书。请在微信里搜索小程序“雁书”，打开后点“用微信手机号登录”，用学校登记的手机号登录就可以了。`
}

/** What leaving does, before it is done. */
export function leaveText(member: Member): string {
  const classes = member.classes.map(({ name }) => name).join('、')
  return [
    `${member.name}（${aboutOf(member)}）马上不能再登录，手机上的内容也会清除。`,
    ...(classes ? [`${classes}就没有班主任了，请另外安排。`] : []),
    '以前写的记录都留着，仍署本人的名字。',
  ].join('')
}
