import { relationLabel } from '../../contract/labels'
import { inCallOrder } from './call-order'
import type { FiledChild, FiledLink } from './on-file'
import { isWord, People, personChanges, targetOf } from './people'
import type { FiledContact, PlannedPerson, Judging } from './people'
import type { Relation, RosterChild } from './reading'

export interface PlannedLink {
  person: PlannedPerson
  relation: Relation
  relationText: string
  isCaregiver: boolean
  atHome: boolean
}

/** A child's contact card as the row says it: first every row claims its people, then the cards are compared. */
export interface ClaimedCard {
  links: PlannedLink[]
  /** Contacts on file of whom the row says nothing. */
  rest: FiledContact[]
}

/** A contact card as it shall stand, in call order; `changes` are in Chinese, empty where nothing changes. */
export interface PlannedCard {
  links: PlannedLink[]
  /** Contacts that the roster replaces by another father or mother. */
  removed: number[]
  /** Whether links are to be written (a changed number alone changes none). */
  relinked: boolean
  caregiver: PlannedPerson | null
  changes: string[]
}

/** Finds for each relative of a row the person on file, or a new one. */
export function claimCard(child: RosterChild, filed: FiledChild | null, people: People): ClaimedCard {
  let rest: FiledContact[] = (filed?.links ?? []).map((link) => ({ link, person: people.filed(link.relativeId) }))
  const links: PlannedLink[] = []
  for (const relative of child.relatives) {
    const person = people.claim(relative, rest)
    rest = rest.filter((contact) => contact.person !== person)
    const before = links.find((link) => link.person === person)
    const { relation, relationText, isCaregiver, atHome } = relative
    if (before) before.isCaregiver ||= isCaregiver
    else links.push({ person, relation, relationText, isCaregiver, atHome })
  }
  return { links, rest }
}

/** Lays the row's card over the one on file: contacts of whom the row says nothing stay, except a father or mother whom it replaces. */
export function planCard(card: ClaimedCard, filed: FiledChild | null, judging: Judging): PlannedCard {
  const replaced = (relation: Relation) =>
    (relation === 'father' || relation === 'mother') && card.links.some((link) => link.relation === relation)
  const removed = card.rest.filter(({ link }) => replaced(link.relation))
  const newCaregiver = card.links.some((link) => link.isCaregiver)
  const kept = card.rest
    .filter((contact) => !removed.includes(contact))
    .map(({ link, person }) => ({ ...link, person, isCaregiver: link.isCaregiver && !newCaregiver }))
  const links = inCallOrder(
    [...card.links, ...kept].map((link) => ({ ...link, deceased: targetOf(link.person, judging).deceased })),
  )
  const linkChanges = links.flatMap((link) => linkChange(link, filed?.links ?? []))
  return {
    links,
    removed: removed.map(({ link }) => link.relativeId),
    relinked: removed.length > 0 || linkChanges.length > 0,
    caregiver: links.find((link) => link.isCaregiver)?.person ?? null,
    changes: [
      ...linkChanges,
      ...links.flatMap((link) => personChanges(link.person, judging).map((fact) => `${callName(link)}的${fact}有变`)),
    ],
  }
}

function linkChange(link: PlannedLink, before: readonly FiledLink[]): string[] {
  const { filed } = link.person
  const was = filed && before.find((one) => one.relativeId === filed.relativeId)
  if (!was) return [`登记${callName(link)}`]
  const facts: (keyof FiledLink & keyof PlannedLink)[] = ['relation', 'relationText', 'isCaregiver', 'atHome']
  // Who was entered by hand may have no word of their own for the relation; the roster's then says nothing new.
  const same = (fact: (typeof facts)[number]) =>
    was[fact] === link[fact] || (fact === 'relationText' && was.relationText === '')
  return facts.some((fact) => !same(fact)) ? [`${callName(link)}与孩子的关系有变`] : []
}

function callName({ person, relation }: PlannedLink): string {
  const name = person.stated?.name ?? person.filed?.name ?? ''
  return isWord(name) ? name : `${relationLabel[relation]}${name}`
}
