import {
  accommodationLabel,
  leftBehindStatusLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from '../../../contract/labels'
import { isWord } from '../people'
import { className } from '../reading/classes'
import type { ExportedChild, ExportedRelative } from './children'

/** Opens a sealed value (base64). */
export type Open = (sealed: string) => string

/** A column: its heading, and what stands in it. `extra` ones stand on the right, and only where somebody has something to say in them. */
interface Column {
  heading: string
  extra?: true
  text(child: ExportedChild, open: Open): string
}

type Of = (child: ExportedChild) => ExportedRelative | undefined

const father: Of = ({ card }) => card.find(({ relation }) => relation === 'father')
const mother: Of = ({ card }) => card.find(({ relation }) => relation === 'mother')
const caregiver: Of = ({ card }) => card.find(({ isCaregiver, deceased }) => isCaregiver && !deceased)

const gradeWord = (grade: number) => `${'一二三四五六七八九'[grade - 1]}年级`

function nameOf(person: ExportedRelative | undefined): string {
  if (!person) return ''
  const name = isWord(person.name) ? '' : person.name
  if (!person.deceased) return name
  return name ? `${name}（已故）` : '已故'
}

/** Where a parent works. One who is at home says so, in the words of the form or in one that the reader understands. */
function workOf(person: ExportedRelative | undefined): string {
  if (!person || person.deceased) return ''
  if (person.employer) return person.employer
  if (!person.atHome) return ''
  return /在家|务农|待业|无业|回乡|返乡/.test(person.occupation) ? person.occupation : '在家'
}

const phonesOf = (person: ExportedRelative | undefined, open: Open) => (person?.phones ?? []).map(open).join('、')

function relationOf(child: ExportedChild): string {
  const who = caregiver(child)
  if (!who) return ''
  if (
    child.card.filter(({ relation, isCaregiver }) => isCaregiver && (relation === 'father' || relation === 'mother'))
      .length > 1
  )
    return '父母'
  return who.relationText && who.relationText !== '监护人' ? who.relationText : relationLabel[who.relation]
}

const sealed = (value: string | null | undefined, open: Open) => (value ? open(value) : '')

const more = (who: string, of: Of): Column[] => [
  { heading: `${who}方便联系的时间`, extra: true, text: (child) => of(child)?.reachable ?? '' },
  { heading: `${who}住址`, extra: true, text: (child, open) => sealed(of(child)?.address, open) },
  { heading: `${who}单位地址`, extra: true, text: (child, open) => sealed(of(child)?.employerAddress, open) },
  { heading: `${who}单位电话`, extra: true, text: (child, open) => sealed(of(child)?.employerPhone, open) },
]

const parent = (who: '父亲' | '母亲', of: Of): Column[] => [
  { heading: `${who}姓名`, text: (child) => nameOf(of(child)) },
  { heading: `${who}电话`, text: (child, open) => phonesOf(of(child), open) },
  { heading: `${who}务工单位及地址`, text: (child) => workOf(of(child)) },
]

/** Facts of a parent that the township's form has no column for; a parent who cares for the child has them in the caregiver's. */
const parentMore = (who: '父亲' | '母亲', of: Of): Column[] => {
  const apart: Of = (child) => (caregiver(child) === of(child) ? undefined : of(child))
  return [
    { heading: `${who}年龄`, extra: true, text: (child) => String(apart(child)?.age ?? '') },
    {
      heading: `${who}职业`,
      extra: true,
      text: (child) => (workOf(of(child)) === apart(child)?.occupation ? '' : (apart(child)?.occupation ?? '')),
    },
    { heading: `${who}身体状况`, extra: true, text: (child) => apart(child)?.healthNote ?? '' },
    ...more(who, of),
  ]
}

/** What the reader makes of the parents' places of work. */
function absenceRead(child: ExportedChild): string {
  const places = [father(child), mother(child)].map((one) =>
    one?.deceased ? 'gone' : workOf(one) === '' ? '' : one?.employer ? 'away' : 'home',
  )
  const byStatus = { none: 'none', oneParent: 'one', bothParents: 'both' }[child.leftBehindStatus]
  if (places.includes('')) return byStatus
  const home = places.includes('home')
  if (!places.includes('away')) return home ? 'none' : byStatus
  return home ? 'one' : 'both'
}

/** The columns of the township's form (留守儿童信息表), then what it has no place for. */
export const columns: Column[] = [
  { heading: '年级', text: ({ grade }) => gradeWord(grade) },
  { heading: '班级', text: ({ classNumber }) => className(classNumber) },
  { heading: '姓名', text: ({ name }) => name },
  { heading: '性别', text: ({ sex }) => sexLabel[sex] },
  { heading: '出生日期', text: ({ birthDate }) => birthDate },
  { heading: '是否寄宿', text: ({ accommodation }) => (accommodationLabel[accommodation] === '寄宿' ? '是' : '否') },
  { heading: '留守类型', text: ({ leftBehindStatus }) => leftBehindStatusLabel[leftBehindStatus] },
  ...parent('父亲', father),
  ...parent('母亲', mother),
  { heading: '监护人姓名', text: (child) => nameOf(caregiver(child)) },
  { heading: '与儿童关系', text: relationOf },
  { heading: '监护人电话', text: (child, open) => phonesOf(caregiver(child), open) },
  { heading: '监护人年龄', text: (child) => String(caregiver(child)?.age ?? '') },
  { heading: '监护人职业', text: (child) => caregiver(child)?.occupation ?? '' },
  { heading: '监护人身体状况', text: (child) => caregiver(child)?.healthNote ?? '' },
  { heading: '家庭住址', text: ({ address }, open) => sealed(address, open) },
  { heading: '特殊情况', text: ({ specialStatus }) => specialStatus.map((one) => specialStatusLabel[one]).join('、') },
  { heading: '性格特点', text: ({ character }) => character },
  { heading: '兴趣爱好', text: ({ interests }) => interests },
  { heading: '代理家长', text: ({ teacher }) => teacher ?? '' },
  { heading: '备注', text: ({ remarks }) => remarks },
  { heading: '身份证号', extra: true, text: ({ idNumber }, open) => sealed(idNumber, open) },
  { heading: '健康状况', extra: true, text: ({ health }) => health },
  {
    heading: '父母实际外出情况',
    extra: true,
    text: (child) => (absenceRead(child) === child.parentalAbsence ? '' : parentalAbsenceLabel[child.parentalAbsence]),
  },
  ...parentMore('父亲', father),
  ...parentMore('母亲', mother),
  {
    heading: '监护人务工单位',
    extra: true,
    text: (child) =>
      ['father', 'mother'].includes(caregiver(child)?.relation ?? '') ? '' : (caregiver(child)?.employer ?? ''),
  },
  ...more('监护人', (child) =>
    ['father', 'mother'].includes(caregiver(child)?.relation ?? '') ? undefined : caregiver(child),
  ),
]

/** Columns that an export must have: those of the form, and each extra one that somebody needs. */
export function neededColumns(needed: ReadonlySet<number>): number[] {
  return columns.flatMap((column, at) => (!column.extra || needed.has(at) ? [at] : []))
}
