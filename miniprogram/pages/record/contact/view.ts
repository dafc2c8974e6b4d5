import type { Input } from '../../../../contract/actions'
import { relationLabel } from '../../../../contract/labels'
import { optionsOf, type Kin, type Opened } from '../forms'

export type Relation = Kin['relation']
type Saved = Input<'contacts.save'>

/** A number of the form: one on file, shown masked, or one that is being typed. */
export interface NumberRow {
  key: number
  /** Place on file from 1; 0 for a new one. */
  place: number
  masked: string
  typed: string
}

export interface Entry {
  name: string
  relation: Relation
  relationText: string
  numbers: NumberRow[]
  employer: string
  occupation: string
  employerAddress: string
  employerPhone: string
  address: string
  reachable: string
  age: string
  healthNote: string
  deceased: boolean
  atHome: boolean
}

export type TextName = Exclude<keyof Entry, 'numbers' | 'deceased' | 'atHome' | 'relation'>

export interface TextField {
  name: TextName
  label: string
  placeholder: string
  max: number
  /** `words` may take several lines. */
  type: 'text' | 'number' | 'words'
  /** What is on file, masked: typing replaces it. */
  hint: string
}

export interface View {
  childId: number
  childName: string
  /** 0 for somebody new. */
  relativeId: number
  version: number
  relations: Array<{ key: string; label: string }>
  who: TextField[]
  work: TextField[]
  home: TextField[]
  start: Entry
  /** Looks after the child today: neither taken off the card nor marked as dead before that is changed. */
  cares: boolean
  isCaregiver: boolean
  /** Somebody with a record that is gone meanwhile. */
  missing: boolean
  /** `这位家人也在甲二的联系卡上，改了会一起改` */
  sharedText: string
  sealed: { employerAddress: boolean; employerPhone: boolean; address: boolean }
}

export const NUMBERS_MOST = 4

const blank: Entry = {
  name: '',
  relation: 'father',
  relationText: '',
  numbers: [],
  employer: '',
  occupation: '',
  employerAddress: '',
  employerPhone: '',
  address: '',
  reachable: '',
  age: '',
  healthNote: '',
  deceased: false,
  atHome: false,
}

function startOf(one: Kin | undefined, taken: Relation[]): Entry {
  if (!one) {
    const free = (['father', 'mother'] as Relation[]).find((relation) => !taken.includes(relation))
    return { ...blank, relation: free ?? 'otherRelative', numbers: [{ key: 1, place: 0, masked: '', typed: '' }] }
  }
  const { name, relation, relationText, employer, occupation, reachable, healthNote, deceased, atHome } = one
  const numbers = one.phones.map((masked, index) => ({ key: index + 1, place: index + 1, masked, typed: '' }))
  const age = one.age === null ? '' : String(one.age)
  const plain = { name, relation, relationText, employer, occupation, reachable, healthNote, deceased, atHome }
  return { ...blank, ...plain, age, numbers }
}

const filed = (masked: string | undefined) => (masked ? `已登记 ${masked}，不改就空着` : '')

const field = (
  name: TextName,
  label: string,
  max: number,
  placeholder: string,
  type: TextField['type'] = 'text',
  hint = '',
): TextField => ({ name, label, max, placeholder, type, hint })

/** The form of one relative, on file or new. */
export function toView(record: Opened, relativeId: number): View {
  const one = record.relatives.find((kin) => kin.relativeId === relativeId)
  const shared = record.siblings.filter(({ through }) => through.includes(relativeId))
  const named = shared.map(({ name }) => name || '别的班的孩子').join('、')
  return {
    childId: record.childId,
    childName: record.name,
    relativeId: one ? relativeId : 0,
    version: one?.version ?? 0,
    relations: optionsOf(relationLabel),
    who: [field('name', '姓名', 20, '家人的姓名'), field('relationText', '孩子怎么叫', 10, '如：大伯，可以不写')],
    work: [
      field('employer', '在哪里工作', 60, '单位名称；在家就写务农', 'words'),
      field('occupation', '做什么', 30, '如：缝纫工'),
      field('employerAddress', '单位地址', 100, '省市区街道', 'words', filed(one?.employerAddress)),
      field('employerPhone', '单位电话', 20, '手机号，或带区号的座机', 'number', filed(one?.employerPhone)),
    ],
    home: [
      field('reachable', '什么时候方便接电话', 60, '如：每天20:00以后'),
      field('address', '现在住在哪里', 100, '省市区街道', 'words', filed(one?.address)),
      field('age', '年龄', 3, '岁', 'number'),
      field('healthNote', '身体状况', 100, '如：良好；腿脚不便', 'words'),
    ],
    start: startOf(
      one,
      record.relatives.map(({ relation }) => relation),
    ),
    cares: one !== undefined && record.caregiverId === relativeId,
    isCaregiver: one?.isCaregiver ?? false,
    missing: relativeId > 0 && !one,
    sharedText: named ? `这位家人也在${named}的联系卡上，工作、电话改了会一起改。` : '',
    sealed: {
      employerAddress: (one?.employerAddress ?? '') !== '',
      employerPhone: (one?.employerPhone ?? '') !== '',
      address: (one?.address ?? '') !== '',
    },
  }
}

/** What is sent: numbers on file by their place, typed ones as they are; a masked value that nobody retyped stays. */
export function inputOf(view: View, entry: Entry): Saved {
  const { numbers, age, employerAddress, employerPhone, address, ...rest } = entry
  const value = (name: 'employerAddress' | 'employerPhone' | 'address', typed: string) =>
    typed.trim() === '' && view.sealed[name] ? ({ keep: true } as const) : typed
  return {
    ...rest,
    childId: view.childId,
    ...(view.relativeId ? { relativeId: view.relativeId, version: view.version } : {}),
    phones: numbers
      .filter(({ place, typed }) => place > 0 || typed.trim() !== '')
      .map(({ place, typed }) => (place > 0 ? { keep: place } : { number: typed })),
    employerAddress: value('employerAddress', employerAddress),
    employerPhone: value('employerPhone', employerPhone),
    address: value('address', address),
    age: age.trim() === '' ? null : Number(age),
    isCaregiver: view.isCaregiver,
  }
}

/** Where the server reports what is wrong with the number of a row: rows that are left empty are not sent. */
export function numberErrors(entry: Entry, fields: Record<string, string>): Record<number, string> {
  const sent = entry.numbers.filter(({ place, typed }) => place > 0 || typed.trim() !== '')
  const found = sent.flatMap(({ key }, index) => {
    const text = fields[`phones.${index}.number`] ?? fields[`phones.${index}`]
    return text ? [[key, text] as const] : []
  })
  return Object.fromEntries(found)
}
