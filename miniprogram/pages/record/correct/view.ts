import type { Input } from '../../../../contract/actions'
import {
  accommodationLabel,
  leftBehindStatusLabel,
  parentalAbsenceLabel,
  sexLabel,
  specialStatusLabel,
} from '../../../../contract/labels'
import { optionsOf, type Opened } from '../forms'

export type Part = 'facts' | 'about'
type Changes = Input<'records.correct'>['changes']

/** What the form holds. The identity number and the address show masked and are empty here until somebody types a new one. */
export interface Entry {
  parentalAbsence: string
  leftBehindStatus: string
  accommodation: string
  specialStatus: string[]
  name: string
  sex: string
  birthDate: string
  idNumber: string
  address: string
  character: string
  interests: string
  health: string
  remarks: string
}

export type FieldName = keyof Entry

export interface TextField {
  name: FieldName
  label: string
  placeholder: string
  max: number
  /** `idcard` brings the phone's own number pad with an X; `words` may take several lines. */
  type: 'text' | 'idcard' | 'words'
  /** What is on file, masked: typing replaces it. */
  hint: string
  path: string
}

export interface View {
  childId: number
  version: number
  title: string
  name: string
  className: string
  firstDay: string
  /** As the record stands now. */
  now: Entry
  options: Record<
    'parentalAbsence' | 'leftBehindStatus' | 'accommodation' | 'specialStatus' | 'sex',
    Array<{ key: string; label: string }>
  >
  texts: TextField[]
}

const titles: Record<Part, string> = { facts: '基本情况', about: '关于孩子' }

export const titleOf = (part: Part) => titles[part]

const fieldsOf: Record<Part, FieldName[]> = {
  facts: ['parentalAbsence', 'leftBehindStatus', 'accommodation', 'specialStatus'],
  about: ['name', 'sex', 'birthDate', 'idNumber', 'address', 'character', 'interests', 'health', 'remarks'],
}

function textFields(record: Opened): TextField[] {
  const text = (
    name: FieldName,
    label: string,
    max: number,
    placeholder: string,
    type: TextField['type'] = 'text',
    hint = '',
  ) => ({
    name,
    label,
    max,
    placeholder,
    type,
    hint,
    path: `changes.${name}`,
  })
  const filed = (masked: string) => (masked ? `已登记 ${masked}，不改就空着` : '')
  return [
    text('name', '姓名', 20, '孩子的姓名'),
    text('idNumber', '身份证号', 18, '18位身份证号', 'idcard', filed(record.idNumber)),
    text('address', '家庭住址', 100, '县、镇、村、组、门牌', 'words', filed(record.address)),
    text('character', '性格', 100, '如：内向，慢热'),
    text('interests', '兴趣爱好', 100, '如：画画、打球'),
    text('health', '身体状况', 200, '如：良好；对花生过敏', 'words'),
    text('remarks', '备注', 300, '别的要记的事', 'words'),
  ]
}

/** The form of one part of a record. */
export function toView(record: Opened, part: Part): View {
  const { facts, name, sex, birthDate, character, interests, health, remarks } = record
  return {
    childId: record.childId,
    version: record.version,
    title: titles[part],
    name,
    className: record.className,
    firstDay: record.firstDay,
    now: {
      parentalAbsence: facts.parentalAbsence,
      leftBehindStatus: facts.leftBehindStatus,
      accommodation: facts.accommodation,
      specialStatus: facts.specialStatus,
      name,
      sex,
      birthDate,
      idNumber: '',
      address: '',
      character,
      interests,
      health,
      remarks,
    },
    options: {
      parentalAbsence: optionsOf(parentalAbsenceLabel),
      leftBehindStatus: optionsOf(leftBehindStatusLabel),
      accommodation: optionsOf(accommodationLabel),
      specialStatus: optionsOf(specialStatusLabel),
      sex: optionsOf(sexLabel),
    },
    texts: textFields(record),
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const sorted = (value: Entry[FieldName]) => (Array.isArray(value) ? [...value].sort() : value)

/** The fields that differ from what the form began with. */
export function changed(part: Part, entry: Entry, base: Entry): FieldName[] {
  return fieldsOf[part].filter((field) => !same(sorted(entry[field]), sorted(base[field])))
}

export function changesOf(fields: FieldName[], entry: Entry): Changes {
  return Object.fromEntries(fields.map((field) => [field, entry[field]]))
}

/** `非留守` for a stored value, in the words of the form. */
function words(view: View, field: FieldName, value: Entry[FieldName]): string {
  const options = view.options[field as keyof View['options']] as Array<{ key: string; label: string }> | undefined
  const all = Array.isArray(value) ? value : [value]
  const said = options ? all.map((key) => options.find((one) => one.key === key)?.label ?? key) : all
  return said.join('、') || '没有'
}

/** What somebody else has written meanwhile into the fields that are being changed here; nothing typed is touched. */
export function conflictsOf(view: View, fields: FieldName[], base: Entry): Partial<Record<FieldName, string>> {
  const met = fields.filter((field) => !same(view.now[field], base[field]))
  return Object.fromEntries(met.map((field) => [field, `别人刚刚改成了：${words(view, field, view.now[field])}`]))
}
