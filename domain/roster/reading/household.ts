import { parentalAbsenceLabel } from '../../../contract/labels'
import type { CareKind, LeftBehindStatus, ParentalAbsence, Relation, RosterRelative } from './child'
import type { LeftBehindRead } from './circumstances'
import { readCareKind, readRelation, type RelationRead } from './relations'
import { readAdult, relativeOf, type AdultRead } from './relatives'
import type { RowScribe } from './row-scribe'
import { isBlankMark } from './text'

type Parents = Record<'father' | 'mother', AdultRead | null>

/** Who belongs to the child and who looks after it. */
export interface Household {
  relatives: RosterRelative[]
  care: CareKind
  parents: Parents
}

const parentWord = { father: '父亲', mother: '母亲' } as const
const bothParents = ['father', 'mother'] as const

/** Reads father, mother and caregiver of a row; a caregiver who is a parent is that parent, not a third person. */
export function readHousehold(row: RowScribe): Household {
  const parents: Parents = { father: readAdult(row, 'father'), mother: readAdult(row, 'mother') }
  const guardian = readAdult(row, 'guardian')
  const relationText = row.freeText('guardian.relation', 20) ?? ''
  const relation = relationText ? readRelation(relationText) : null
  const caring = caringParents(parents, guardian, relation)
  const isOther = isAnotherPerson(row, parents, caring, guardian)
  if (!isOther) caring.forEach((who) => mergeGuardian(row, parents, who, guardian))
  const care = careKind(row, { parents, guardian, relation, relationText, caring })

  const relatives: RosterRelative[] = []
  for (const who of bothParents) {
    const adult = parents[who]
    const isCaregiver = caring.has(who) && !isOther
    if (!adult) continue
    const atHome = adult.whereabouts === 'home' || (isCaregiver && adult.whereabouts !== 'away')
    relatives.push(relativeOf(adult, who, parentWord[who], { isCaregiver, atHome: atHome && !adult.deceased }))
  }
  if (guardian && (caring.size === 0 || isOther) && !relation?.alone) {
    relatives.push(caregiver(guardian, relation, relationText))
  }
  return { relatives, care, parents }
}

function caregiver(guardian: AdultRead, relation: RelationRead | null, relationText: string): RosterRelative {
  const kind: Relation = relation?.relation ?? 'unrelated'
  return relativeOf(guardian, kind, relationText || '监护人', {
    isCaregiver: !guardian.deceased,
    atHome: !guardian.deceased,
  })
}

function caringParents(
  parents: Parents,
  guardian: AdultRead | null,
  relation: RelationRead | null,
): Set<'father' | 'mother'> {
  if (relation?.both) return new Set(bothParents)
  if (relation?.care === 'parent') return new Set([relation.relation as 'father' | 'mother'])
  if (relation) return new Set()
  if (guardian?.name) return new Set(bothParents.filter((who) => parents[who]?.name === guardian.name))
  // A parent who is at home is a caregiver in law (field.md, section 2), whether or not the form says so.
  return guardian ? new Set() : new Set(bothParents.filter((who) => parents[who]?.whereabouts === 'home'))
}

/** 监护人 is said to be the mother but bears another name: perhaps a stepmother; both are kept and someone must look. */
function isAnotherPerson(
  row: RowScribe,
  parents: Parents,
  caring: Set<'father' | 'mother'>,
  guardian: AdultRead | null,
): boolean {
  const [who] = caring
  const name = who && caring.size === 1 ? parents[who]?.name : undefined
  if (!who || !name || !guardian?.name || guardian.name === name) return false
  row.note(
    row.anchor('guardian.name'),
    `监护人是${parentWord[who]}，但与${parentWord[who]}姓名“${name}”不同，两人都已登记，请核对`,
  )
  return true
}

/** The caregiver's columns say more about the same parent: numbers add up, other facts fill gaps. */
function mergeGuardian(row: RowScribe, parents: Parents, who: 'father' | 'mother', guardian: AdultRead | null): void {
  const parent = parents[who]
  if (!parent) {
    parents[who] = guardian ?? { name: '', phones: [], deceased: false }
    return
  }
  if (parent.deceased)
    row.note(row.anchor('guardian.relation'), `监护人是${parentWord[who]}，但${parentWord[who]}登记为已故，请核对`)
  if (!guardian) return
  const phones = parent.deceased ? [] : [...new Set([...parent.phones, ...guardian.phones])]
  const { employer, occupation, healthNote, age, whereabouts } = { ...guardian, ...parent }
  parents[who] = {
    ...guardian,
    ...parent,
    name: parent.name || guardian.name,
    phones,
    employer,
    occupation,
    healthNote,
    age,
    whereabouts,
  }
}

function careKind(
  row: RowScribe,
  facts: {
    parents: Parents
    guardian: AdultRead | null
    relation: RelationRead | null
    relationText: string
    caring: Set<string>
  },
): CareKind {
  const place = row.place('careKind')
  const stated = place && !row.dropFormula(place) && !isBlankMark(place.text) ? readCareKind(place.text) : null
  const byPerson = facts.relation?.care ?? (facts.caring.size > 0 ? 'parent' : null)
  if (stated && byPerson && stated !== byPerson) {
    row.note(place!, `与监护人栏不一致（与儿童关系：${facts.relationText || '父母'}），按监护人栏登记，请核对`)
  }
  if (byPerson ?? stated) return (byPerson ?? stated)!
  if (facts.guardian || facts.relationText) {
    row.note(row.anchor('guardian.relation'), '看不出监护人与儿童的关系，照料方式按未登记处理，请核对')
  }
  return 'none'
}

/** What the parents' whereabouts tell; `null` where the row does not say. */
function absenceByPlace(parents: Parents): ParentalAbsence | null {
  const places = bothParents.map((who) => (parents[who]?.deceased ? 'gone' : parents[who]?.whereabouts))
  if (places.includes(undefined)) return null
  const home = places.filter((place) => place === 'home').length
  if (!places.includes('away')) return home > 0 ? 'none' : null
  return home > 0 ? 'one' : 'both'
}

/** Our own exports say it where the parents' places of work do not. */
function statedAbsence(row: RowScribe): ParentalAbsence | null {
  const text = row.freeText('absence', 20)
  const found = Object.entries(parentalAbsenceLabel).find(([, label]) => label === text)
  return found ? (found[0] as ParentalAbsence) : null
}

/**
 * Puts the register's word and the parents' whereabouts side by side. They are two facts: the first is kept as
 * written, the second follows what the row tells of father and mother, and a difference is noted.
 */
export function absence(
  row: RowScribe,
  read: LeftBehindRead,
  parents: Parents,
): { status: LeftBehindStatus; absent: ParentalAbsence } | undefined {
  const byPlace = statedAbsence(row) ?? absenceByPlace(parents)
  const place = row.anchor('leftBehind')
  if (read === 'refused') return undefined
  if (read === 'missing' || read === 'yes') {
    if (!byPlace || (read === 'yes' && byPlace === 'none')) return void row.refuse(place, unclear(read, row))
    const status = ({ none: 'none', one: 'oneParent', both: 'bothParents' } as const)[byPlace]
    const word = { none: '非留守', oneParent: '单亲留守', bothParents: '双亲留守' }[status]
    if (row.place('leftBehind')) row.correct(place, word, '没有写明留守类型，按父母务工地点判断')
    return { status, absent: byPlace }
  }
  const late = bothParents.filter((who) => parents[who]?.deceased).map((who) => parentWord[who])
  if (late.length > 0 && read === 'bothParents') row.note(place, `登记为双亲留守，但${late.join('、')}已故，请核对`)
  const byStatus = ({ none: 'none', oneParent: 'one', bothParents: 'both' } as const)[read]
  if (byPlace && byPlace !== byStatus) {
    const told = { none: '父母都在家', one: '父母有一方在家', both: '父母都在外' }[byPlace]
    row.note(place, `留守类型与父母务工地点不一致（按务工地点看，${told}），请核对`)
  }
  return { status: read, absent: byPlace ?? byStatus }
}

function unclear(read: 'missing' | 'yes', row: RowScribe): string {
  if (read === 'yes') return '只写了是否留守，看不出是双亲留守还是单亲留守，请写明'
  return row.place('leftBehind') ? '缺少留守类型' : '没有留守类型一栏，从父母务工地点也看不出来'
}
