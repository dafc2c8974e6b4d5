import type { Input } from '../../../../../contract/actions'
import {
  accommodationLabel,
  careArrangementLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from '../../../../../contract/labels'

type Add = Input<'children.add'>
export type Relation = NonNullable<Add['relative']>['relation']

/** Whom to call first; nobody while there is no name. */
export interface RelativeEntry {
  name: string
  relation: Relation | ''
  phone: string
  isCaregiver: boolean
}

/** Everything that is filled in on the form of a new child. */
export interface Entry {
  classId: number
  name: string
  sex: Add['sex'] | ''
  birthDate: string
  on: string
  parentalAbsence: Add['parentalAbsence'] | ''
  care: Add['care']
  accommodation: Add['accommodation']
  specialStatus: NonNullable<Add['specialStatus']>
  relative: RelativeEntry
}

export const noRelative: RelativeEntry = { name: '', relation: '', phone: '', isCaregiver: false }

export function blank(classId: number, today: string): Entry {
  return {
    classId,
    name: '',
    sex: '',
    birthDate: '',
    on: today,
    parentalAbsence: '',
    care: 'none',
    accommodation: 'day',
    specialStatus: [],
    relative: noRelative,
  }
}

const chips = <K extends string>(labels: Record<K, string>) =>
  (Object.keys(labels) as K[]).map((key) => ({ key, label: labels[key] }))

/** The choices of the form, in the field's words. */
export const choices = {
  sex: chips(sexLabel),
  parentalAbsence: chips(parentalAbsenceLabel),
  care: chips(careArrangementLabel),
  accommodation: chips(accommodationLabel),
  specialStatus: chips(specialStatusLabel),
}

export const relations = chips(relationLabel)

/** What still has to be filled in, by field, before it is worth asking the school. */
export function lacking({ name, sex, birthDate, parentalAbsence, relative }: Entry): Record<string, string> {
  const lacks: Record<string, string> = {}
  if (name.trim().length < 2) lacks.name = '请写孩子的姓名'
  if (!sex) lacks.sex = '请选男孩还是女孩'
  if (!birthDate) lacks.birthDate = '请选出生日期'
  if (!parentalAbsence) lacks.parentalAbsence = '请选父母外出情况'
  if (relative.name.trim() && !relative.relation) lacks['relative.relation'] = '请选是孩子的什么人'
  if (!relative.name.trim() && relative.phone.trim()) lacks['relative.name'] = '请写这位家人的姓名'
  return lacks
}

/** The command; wants an entry that lacks nothing. */
export function inputOf({ relative, name, ...rest }: Entry): Add {
  const { name: called, relation, phone, isCaregiver } = relative
  const contact = called.trim()
    ? {
        name: called.trim(),
        relation: relation as Relation,
        isCaregiver,
        ...(phone.trim() ? { phone: phone.trim() } : {}),
      }
    : undefined
  return { ...(rest as Omit<Add, 'name' | 'relative'>), name: name.trim(), ...(contact ? { relative: contact } : {}) }
}
