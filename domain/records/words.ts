import {
  accommodationLabel,
  leftBehindStatusLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from '../../contract/labels'
import type { CardEntry, RecordDocument } from './shape'
import type { Unseal } from './unseal'

/** One thing that changed, as a person reads it. */
export interface ChangeWords {
  what: string
  from: string
  to: string
}

/** What it takes to put a value into words. */
export interface Glossary {
  unseal: Unseal
  /** Names of the school's classes by id. */
  classes: Readonly<Record<string, string>>
}

type Facts = Omit<RecordDocument, 'card'>
type Say<T> = { [K in keyof T]: { what: string; say: (value: T[K], glossary: Glossary) => string } }

const plain = (value: string | null) => value ?? ''
const yes = (word: string, otherwise: string) => (value: boolean) => (value ? word : otherwise)
const address = (value: string | null, { unseal }: Glossary) => unseal.address(value)

const factWords: Say<Facts> = {
  name: { what: '姓名', say: plain },
  sex: { what: '性别', say: (value) => sexLabel[value] },
  birthDate: { what: '出生日期', say: plain },
  classId: { what: '班级', say: (value, { classes }) => classes[value] ?? '' },
  idNumber: { what: '身份证号', say: (value, { unseal }) => unseal.idNumber(value) },
  address: { what: '家庭住址', say: address },
  parentalAbsence: { what: '父母外出', say: (value) => parentalAbsenceLabel[value] },
  leftBehindStatus: { what: '留守类型', say: (value) => leftBehindStatusLabel[value] },
  accommodation: { what: '住宿', say: (value) => accommodationLabel[value] },
  specialStatus: { what: '特殊情况', say: (value) => value.map((one) => specialStatusLabel[one]).join('、') },
  character: { what: '性格', say: plain },
  interests: { what: '兴趣爱好', say: plain },
  health: { what: '身体状况', say: plain },
  remarks: { what: '备注', say: plain },
  enrolledOn: { what: '入学日期', say: plain },
  leftOn: { what: '离校日期', say: plain },
}

const cardWords: Say<Omit<CardEntry, 'relativeId'>> = {
  name: { what: '姓名', say: plain },
  relation: { what: '关系', say: (value) => relationLabel[value] },
  relationText: { what: '称呼', say: plain },
  phones: { what: '电话', say: (value, { unseal }) => value.map((one) => unseal.phone(one)).join('、') },
  employer: { what: '工作单位', say: plain },
  occupation: { what: '职业', say: plain },
  employerAddress: { what: '单位地址', say: address },
  employerPhone: { what: '单位电话', say: (value, { unseal }) => unseal.phone(value) },
  address: { what: '住址', say: address },
  reachable: { what: '方便联系的时间', say: plain },
  age: { what: '年龄', say: (value) => (value === null ? '' : `${value}岁`) },
  healthNote: { what: '身体状况', say: plain },
  deceased: { what: '是否在世', say: yes('已故', '在世') },
  isCaregiver: { what: '照料孩子', say: yes('是', '否') },
  atHome: { what: '住在家里', say: yes('是', '否') },
}

const titleOf = (one: CardEntry) => `${relationLabel[one.relation]}${one.name}`
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function said<T extends object>(words: Say<T>, key: keyof T & string, value: unknown, glossary: Glossary): string {
  return value === null || value === undefined ? '' : words[key].say(value as never, glossary)
}

/** What one event changed: the keys of its `before`, with what came after them. A key that this version does not know is left out. */
export function changeWords(
  before: Partial<RecordDocument>,
  after: Partial<RecordDocument>,
  glossary: Glossary,
): ChangeWords[] {
  return Object.keys(before).flatMap((key) => {
    if (key === 'card') return cardChanges(before.card ?? [], after.card ?? [], glossary)
    if (!Object.hasOwn(factWords, key)) return []
    const fact = key as keyof Facts
    const say = (document: Partial<RecordDocument>) => said(factWords, fact, document[fact], glossary)
    return [{ what: factWords[fact].what, from: say(before), to: say(after) }]
  })
}

/** The differences between two states of a contact card: who came, who went, what changed about whom, the order of calling. */
function cardChanges(before: CardEntry[], after: CardEntry[], glossary: Glossary): ChangeWords[] {
  const was = new Map(before.map((one) => [one.relativeId, one]))
  const is = new Map(after.map((one) => [one.relativeId, one]))
  const stayed = before.filter((one) => is.has(one.relativeId))
  const order = (card: CardEntry[]) => card.filter((one) => was.has(one.relativeId) && is.has(one.relativeId))
  const moved = !same(
    order(before).map((one) => one.relativeId),
    order(after).map((one) => one.relativeId),
  )
  const names = (card: CardEntry[]) => card.map(titleOf).join('、')
  return [
    ...after.filter((one) => !was.has(one.relativeId)).map((one) => ({ what: '联系卡', from: '', to: titleOf(one) })),
    ...before.filter((one) => !is.has(one.relativeId)).map((one) => ({ what: '联系卡', from: titleOf(one), to: '' })),
    ...stayed.flatMap((one) => entryChanges(one, is.get(one.relativeId)!, glossary)),
    ...(moved ? [{ what: '联系顺序', from: names(order(before)), to: names(order(after)) }] : []),
  ]
}

function entryChanges(was: CardEntry, is: CardEntry, glossary: Glossary): ChangeWords[] {
  return (Object.keys(cardWords) as (keyof typeof cardWords)[])
    .filter((key) => !same(was[key], is[key]))
    .map((key) => ({
      what: `${titleOf(is)}的${cardWords[key].what}`,
      from: said(cardWords, key, was[key], glossary),
      to: said(cardWords, key, is[key], glossary),
    }))
}
