import type { Relation, RosterRelative } from './child'
import type { Adult } from './headings'
import { isNoName, readName, tellsCircumstance, tellsDeath, withoutDeath } from './names'
import { readPhones } from './phones'
import type { Place, RowScribe } from './row-scribe'
import { codeText, isBlankMark, isUnknownMark } from './text'

/** An adult's columns as read, before it is known who the caregiver is. */
export interface AdultRead {
  name: string
  phones: string[]
  deceased: boolean
  /** Told by the name (已故) or the place of work; `undefined` where nothing tells. */
  whereabouts?: 'home' | 'away'
  employer?: string
  occupation?: string
  healthNote?: string
  age?: number
  address?: string
  employerAddress?: string
  employerPhone?: string
  reachable?: string
}

/** Reads one adult's columns; `null` when they hold nothing. */
export function readAdult(row: RowScribe, who: Adult): AdultRead | null {
  const { name, deceased } = adultName(row, who)
  if (deceased) return silenced(row, who, name)
  const phones = row.places(`${who}.phone`).flatMap((place) => adultPhones(row, place))
  const work = row.freeText(`${who}.employer`, 120)
  const atHome = work !== undefined && /在家|家里|家中|^务农$|^留守$|^待业|^无业|回乡|返乡/.test(work)
  const occupation = row.freeText(`${who}.occupation`, 60) ?? (atHome && work !== '在家' ? work : undefined)
  const employer = atHome ? undefined : work
  const healthNote = row.freeText(`${who}.health`, 120)
  const age = adultAge(row, who)
  const more = moreFacts(row, who)
  const silent = !name && phones.length === 0 && !work && !occupation && !healthNote && age === undefined
  if (silent && Object.keys(more).length === 0) return null
  return {
    name,
    phones: [...new Set(phones)],
    deceased: false,
    ...(work ? { whereabouts: atHome ? 'home' : 'away' } : {}),
    ...(employer ? { employer } : {}),
    ...(occupation ? { occupation } : {}),
    ...(healthNote ? { healthNote } : {}),
    ...(age === undefined ? {} : { age }),
    ...more,
  }
}

type MoreFacts = Pick<AdultRead, 'address' | 'employerAddress' | 'employerPhone' | 'reachable'>

/** Where somebody lives and works, and when they answer: the columns of a full contact card. */
function moreFacts(row: RowScribe, who: Adult): MoreFacts {
  const facts: MoreFacts = {
    address: row.freeText(`${who}.address`, 200),
    employerAddress: row.freeText(`${who}.employerAddress`, 200),
    employerPhone: row.freeText(`${who}.employerPhone`, 40),
    reachable: row.freeText(`${who}.reachable`, 60),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, text]) => text !== undefined))
}

/** The relative's record. */
export function relativeOf(
  adult: AdultRead,
  relation: Relation,
  relationText: string,
  place: { isCaregiver: boolean; atHome: boolean },
): RosterRelative {
  const { name, phones, deceased, employer, occupation, healthNote, age } = adult
  const { address, employerAddress, employerPhone, reachable } = adult
  return {
    relation,
    relationText,
    name,
    phones,
    ...(employer ? { employer } : {}),
    ...(occupation ? { occupation } : {}),
    ...(healthNote ? { healthNote } : {}),
    ...(age === undefined ? {} : { age }),
    ...(address ? { address } : {}),
    ...(employerAddress ? { employerAddress } : {}),
    ...(employerPhone ? { employerPhone } : {}),
    ...(reachable ? { reachable } : {}),
    ...(deceased ? { deceased: true as const } : {}),
    ...place,
  }
}

function adultName(row: RowScribe, who: Adult): { name: string; deceased: boolean } {
  const place = row.place(`${who}.name`)
  const nobody = { name: '', deceased: false }
  if (!place || row.dropFormula(place)) return nobody
  if (isNoName(place.text)) {
    if (isUnknownMark(place.text)) row.correct(place, '', '姓名不详，按没有登记处理')
    return nobody
  }
  const deceased = tellsDeath(place.text)
  const text = deceased ? withoutDeath(place.text) : place.written
  if (deceased && text === '') {
    row.correct(place, '', '登记为已故，不作为联系人')
    return { name: '', deceased }
  }
  if (tellsCircumstance(text)) {
    row.correct(place, '', `“${place.text}”不是姓名，没有采用，请核对`)
    return nobody
  }
  const read = readName(text)
  if (typeof read === 'string') {
    row.refuse(place, read)
    return nobody
  }
  if (deceased) row.correct(place, read.name, '登记为已故，不作为联系人')
  else if (read.reason) row.correct(place, read.name, read.reason)
  return { name: read.name, deceased }
}

const livingFacts = [
  'phone',
  'employer',
  'occupation',
  'health',
  'age',
  'address',
  'employerAddress',
  'employerPhone',
  'reachable',
] as const

/** Who has died keeps no telephone and no place of work; what the cells say is told, not kept. */
function silenced(row: RowScribe, who: Adult, name: string): AdultRead {
  for (const fact of livingFacts) {
    for (const place of row.places(`${who}.${fact}`)) {
      if (!isBlankMark(place.text)) row.correct(place, '', '本人已故，此项没有采用')
    }
  }
  return { name, phones: [], deceased: true }
}

function adultPhones(row: RowScribe, place: Place): string[] {
  if (row.dropFormula(place) || isBlankMark(codeText(place.text))) return []
  const read = readPhones(place.text)
  if (typeof read === 'string') {
    row.refuse(place, read)
    return []
  }
  if (read.remarks.length > 0) row.correct(place, read.phones.join('、'), read.remarks.join('，'))
  return read.phones
}

function adultAge(row: RowScribe, who: Adult): number | undefined {
  const place = row.place(`${who}.age`)
  if (!place || row.dropFormula(place)) return undefined
  const text = codeText(place.text)
  if (isBlankMark(text)) return undefined
  const age = /^(\d{1,3})(岁|周岁)?$/.exec(text)?.[1]
  if (age !== undefined && Number(age) >= 10 && Number(age) <= 115) return Number(age)
  row.correct(place, '', '认不出年龄，没有采用')
  return undefined
}
