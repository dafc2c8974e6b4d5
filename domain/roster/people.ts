import { relationLabel } from '../../contract/labels'
import type { Digests } from './digests'
import type { FiledLink, FiledRelative, OnFile } from './on-file'
import type { Open } from './child-target'
import type { RosterRelative } from './reading'

/** An adult as the import leaves them: who they are on file (if they are), and everything the file's rows say of them together. */
export interface PlannedPerson {
  filed: FiledRelative | null
  stated: StatedPerson | null
}

interface StatedPerson {
  name: string
  phones: string[]
  deceased: boolean
  employer?: string
  occupation?: string
  healthNote?: string
  age?: number
  address?: string
  employerAddress?: string
  employerPhone?: string
  reachable?: string
}

/** A contact of the child in question who is on file. */
export interface FiledContact {
  link: FiledLink
  person: PlannedPerson
}

/** The word that stands for a name that nobody wrote down: 爷爷. */
export function nameOrWord(relative: Pick<RosterRelative, 'name' | 'relation'>): string {
  return relative.name || relationLabel[relative.relation]
}

const words = new Set<string>(Object.values(relationLabel))

/** Whether a name on file is only such a word. */
export function isWord(name: string): boolean {
  return words.has(name)
}

/**
 * Everyone on the school's contact cards. Brothers and sisters share one row of a parent: the same name with the same number is the same person,
 * on file or in the file itself.
 */
export class People {
  private readonly byId = new Map<number, PlannedPerson>()
  private readonly byNameAndPhone = new Map<string, PlannedPerson>()

  constructor(
    onFile: OnFile,
    private readonly digests: Digests,
  ) {
    for (const filed of onFile.relatives) {
      const person: PlannedPerson = { filed, stated: null }
      this.byId.set(filed.relativeId, person)
      for (const phone of filed.phones) this.remember(filed.name, phone, person)
    }
  }

  filed(relativeId: number): PlannedPerson {
    return this.byId.get(relativeId)!
  }

  /** The person that a row speaks of; `own` are the contacts of that child on file which no other of its relatives is. */
  claim(relative: RosterRelative, own: readonly FiledContact[]): PlannedPerson {
    const name = nameOrWord(relative)
    const phones = relative.phones.map((number) => this.digests.phone(number))
    const known = phones.map((phone) => this.byNameAndPhone.get(key(name, phone))).find((one) => one !== undefined)
    const person = known ?? sameContact(relative, phones, own) ?? { filed: null, stated: null }
    person.stated = together(person.stated, relative, name)
    for (const phone of phones) this.remember(name, phone, person)
    return person
  }

  private remember(name: string, phone: string, person: PlannedPerson): void {
    if (!this.byNameAndPhone.has(key(name, phone))) this.byNameAndPhone.set(key(name, phone), person)
  }
}

function key(name: string, phone: string): string {
  return `${name}|${phone}`
}

/** The child's contact on file whom the row means although a number or a letter of the name has changed. */
function sameContact(
  relative: RosterRelative,
  phones: string[],
  own: readonly FiledContact[],
): PlannedPerson | undefined {
  const name = nameOrWord(relative)
  const isRelation = ({ link }: FiledContact) => link.relation === relative.relation
  const filedName = ({ person }: FiledContact) => person.filed?.name ?? ''
  const isParent = relative.relation === 'father' || relative.relation === 'mother'
  const rules: ((contact: FiledContact) => boolean)[] = [
    (contact) => isRelation(contact) && filedName(contact) === name,
    (contact) => isRelation(contact) && !!contact.person.filed?.phones.some((phone) => phones.includes(phone)),
    (contact) => !isWord(name) && filedName(contact) === name,
    (contact) => isParent && isRelation(contact) && (isWord(name) || isWord(filedName(contact))),
  ]
  for (const rule of rules) {
    const found = own.find(rule)
    if (found) return found.person
  }
  return undefined
}

/** What several rows say of one person: the first that says a thing is heard, numbers add up. */
function together(before: StatedPerson | null, relative: RosterRelative, name: string): StatedPerson {
  const { employer, occupation, healthNote, age } = relative
  return {
    name: before?.name ?? name,
    phones: [...new Set([...(before?.phones ?? []), ...relative.phones])],
    deceased: (before?.deceased ?? false) || (relative.deceased ?? false),
    employer: before?.employer ?? employer,
    occupation: before?.occupation ?? occupation,
    healthNote: before?.healthNote ?? healthNote,
    age: before?.age ?? age,
    address: before?.address ?? relative.address,
    employerAddress: before?.employerAddress ?? relative.employerAddress,
    employerPhone: before?.employerPhone ?? relative.employerPhone,
    reachable: before?.reachable ?? relative.reachable,
  }
}

/** A person's row as it shall stand. `phones` only where the numbers change: plain ones to write, none for who has died. */
export interface PersonTarget {
  name: string
  employer: string
  occupation: string
  healthNote: string
  age: number | null
  reachable: string
  deceased: boolean
  phones?: string[]
  /** Plain, to be sealed; only where the file says something else than what is on file. */
  address?: string
  employerAddress?: string
  employerPhone?: string
}

/** What tells whether a sealed value on file is the one that the file says. */
export interface Judging {
  digests: Digests
  open: Open
}

const sealedFacts = ['address', 'employerAddress', 'employerPhone'] as const

/**
 * The row that comes out of what is on file and what the file says: a blank in the file leaves what is there.
 * Who is on file as deceased stays so, unless the roster gives a number again.
 */
export function targetOf({ filed, stated }: PlannedPerson, { digests, open }: Judging): PersonTarget {
  const name = stated && !(filed && isWord(stated.name)) ? stated.name : (filed?.name ?? '')
  const deceased = stated?.deceased || ((filed?.deceased ?? false) && !stated?.phones.length)
  const numbers = deceased ? [] : stated?.phones.length ? stated.phones : undefined
  const samePhones =
    numbers === undefined || numbers.map((one) => digests.phone(one)).join() === (filed?.phones ?? []).join()
  return {
    name,
    employer: stated?.employer ?? filed?.employer ?? '',
    occupation: stated?.occupation ?? filed?.occupation ?? '',
    healthNote: stated?.healthNote ?? filed?.healthNote ?? '',
    age: stated?.age ?? filed?.age ?? null,
    reachable: stated?.reachable ?? filed?.reachable ?? '',
    deceased,
    ...(samePhones ? {} : { phones: numbers }),
    ...Object.fromEntries(
      sealedFacts.flatMap((fact) => {
        const [said, sealed] = [stated?.[fact], filed?.[fact]]
        return said === undefined || (sealed && open(sealed) === said) ? [] : [[fact, said]]
      }),
    ),
  }
}

const factWords = {
  name: '姓名',
  employer: '务工单位',
  occupation: '职业',
  healthNote: '身体状况',
  age: '年龄',
  reachable: '方便联系的时间',
  deceased: '在世情况',
} as const

const sealedWords = { address: '住址', employerAddress: '单位地址', employerPhone: '单位电话' } as const

/** What changes about someone who is on file, in the field's words: 电话, 务工单位. Empty for who is new or stays as they are. */
export function personChanges(person: PlannedPerson, judging: Judging): string[] {
  const { filed } = person
  if (!filed) return []
  const target = targetOf(person, judging)
  const facts = (Object.keys(factWords) as (keyof typeof factWords)[]).filter((fact) => target[fact] !== filed[fact])
  const sealed = sealedFacts.filter((fact) => target[fact] !== undefined)
  return [
    ...facts.map((fact) => factWords[fact]),
    ...(target.phones ? ['电话'] : []),
    ...sealed.map((fact) => sealedWords[fact]),
  ]
}
