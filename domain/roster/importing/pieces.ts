import { digest, encrypt } from '../../../database/crypto'
import type { Keys } from '../../../database/crypto'
import { initialsOf } from '../../children/initials'
import { normalPhone } from '../../contacts/phone'
import { digestsWith } from '../digests'
import { personChanges, targetOf } from '../people'
import type { Judging, PersonTarget, PlannedPerson } from '../people'
import type { Plan, PlannedChild } from '../plan'
import { gradeClassText } from '../reading'

/** What a batch writes, by kind: the rows that the statements in write.ts take. Sealed values are base64, digests hex. */
export type Pieces = Record<string, unknown[]>

/** Ids for the rows that are new, given out beforehand. */
export interface NewIds {
  children: readonly number[]
  relatives: readonly number[]
}

/** The people of a plan's changed cards, each once however many children share them. */
export interface Everyone {
  fresh: PlannedPerson[]
  changed: PlannedPerson[]
}

/** Who has to be added and who has to be changed. */
export function everyoneOf(plan: Plan, judging: Judging): Everyone {
  const everyone = [...new Set(touchedOf(plan).flatMap(({ card }) => card.links.map((link) => link.person)))]
  return {
    fresh: everyone.filter((person) => !person.filed),
    changed: everyone.filter((person) => personChanges(person, judging).length > 0),
  }
}

/** The children whom an import adds or changes. */
export function touchedOf(plan: Plan): PlannedChild[] {
  return plan.children.filter((child) => child.changes.length > 0)
}

/** A batch's plan as rows to write. */
export function piecesOf(plan: Plan, everyone: Everyone, ids: NewIds, judging: Judging, keys: Keys): Pieces {
  const touched = touchedOf(plan)
  const fresh = touched.filter((child) => !child.filed)
  const childIds = new Map(touched.map((child) => [child, child.filed?.childId ?? 0]))
  fresh.forEach((child, at) => childIds.set(child, ids.children[at]!))
  const personIds = new Map(everyone.fresh.map((person, at) => [person, ids.relatives[at]!]))
  const idOf = (person: PlannedPerson) => person.filed?.relativeId ?? personIds.get(person)!
  const row = (child: PlannedChild) => ({ childId: childIds.get(child)!, ...childRow(child, keys) })
  return {
    childNew: fresh.map(row),
    childChanged: touched.filter((child) => child.filed && child.rowChanged).map(row),
    changedChild: touched.flatMap(({ filed }) => (filed ? [filed.childId] : [])),
    matched: plan.children.flatMap(({ filed }) => (filed ? [filed.childId] : [])),
    madeChild: [...ids.children],
    madeRelative: [...ids.relatives],
    ...peopleRows(everyone, idOf, judging, keys),
    ...linkRows(touched, childIds, idOf),
    ...careRows(touched, childIds, idOf),
    list: touched.map(listed),
  }
}

function sealed(keys: Keys, text: string | undefined): string | undefined {
  return text === undefined ? undefined : encrypt(keys, text).toString('base64')
}

function childRow({ target }: PlannedChild, keys: Keys) {
  const { idNumber, address, ...facts } = target
  const id = idNumber?.toUpperCase()
  return {
    ...facts,
    initials: initialsOf(target.name),
    idNumber: sealed(keys, id),
    idDigest: id && digest(keys, id).toString('hex'),
    address: sealed(keys, address),
  }
}

function personRow(target: PersonTarget, relativeId: number, keys: Keys) {
  const { phones: _phones, address, employerAddress, employerPhone, ...facts } = target
  return {
    ...facts,
    relativeId,
    address: sealed(keys, address),
    employerAddress: sealed(keys, employerAddress),
    employerPhone: sealed(keys, employerPhone),
  }
}

function peopleRows(
  { fresh, changed }: Everyone,
  idOf: (person: PlannedPerson) => number,
  judging: Judging,
  keys: Keys,
): Pieces {
  const row = (person: PlannedPerson) => personRow(targetOf(person, judging), idOf(person), keys)
  const renumbered = [...fresh, ...changed].filter((person) => targetOf(person, judging).phones)
  const phones = renumbered.flatMap((person) =>
    targetOf(person, judging).phones!.map((number, index) => ({
      relativeId: idOf(person),
      position: index + 1,
      number: sealed(keys, number),
      digest: digest(keys, normalPhone(number)).toString('hex'),
    })),
  )
  return {
    personNew: fresh.map(row),
    personChanged: changed.map(row),
    phonesGone: renumbered.flatMap(({ filed }) => (filed ? [filed.relativeId] : [])),
    phone: phones,
    unbound: changed.filter((person) => isNobodysNow(person, judging)).map(idOf),
  }
}

/**
 * Whoever signed in by a number that is no longer anyone's of this contact (it was a stranger's, or the contact has died) is that contact no more; with the
 * new number the right person signs in again.
 */
function isNobodysNow(person: PlannedPerson, judging: Judging): boolean {
  const { phones } = targetOf(person, judging)
  return phones !== undefined && !phones.some((number) => person.filed!.phones.includes(judging.digests.phone(number)))
}

function linkRows(
  touched: readonly PlannedChild[],
  childIds: ReadonlyMap<PlannedChild, number>,
  idOf: (person: PlannedPerson) => number,
): Pieces {
  const relinked = touched.filter(({ card }) => card.relinked)
  return {
    linkGone: relinked.flatMap((child) =>
      child.card.removed.map((relativeId) => ({ childId: childIds.get(child)!, relativeId })),
    ),
    link: relinked.flatMap((child) =>
      child.card.links.map(({ person, relation, relationText, isCaregiver, atHome }, index) => ({
        ...{ childId: childIds.get(child)!, relativeId: idOf(person), callOrder: index + 1 },
        ...{ relation, relationText, isCaregiver, atHome },
      })),
    ),
  }
}

function careRows(
  touched: readonly PlannedChild[],
  childIds: ReadonlyMap<PlannedChild, number>,
  idOf: (person: PlannedPerson) => number,
): Pieces {
  const cared = touched.filter((child) => child.care)
  const paired = touched.filter((child) => child.pairing !== null)
  return {
    careGone: cared.filter(({ filed }) => filed?.care).map((child) => childIds.get(child)!),
    care: cared.map((child) => ({
      childId: childIds.get(child)!,
      kind: child.care!.kind,
      caregiverId: child.care!.caregiver ? idOf(child.care!.caregiver) : null,
    })),
    pairGone: paired.filter(({ filed }) => (filed?.paired.length ?? 0) > 0).map((child) => childIds.get(child)!),
    pair: paired.map((child) => ({ childId: childIds.get(child)!, personId: child.pairing })),
  }
}

function listed({ filed, target, moved, changes }: PlannedChild) {
  const kind = filed ? (moved ? 'moved' : 'changed') : 'added'
  return { kind, name: target.name, className: gradeClassText(target.grade, target.classNumber), what: changes }
}

/** What judges whether a person changes, with digests that are forgotten after the batch. */
export function judgingWith(keys: Keys, open: Judging['open']): Judging {
  return { digests: digestsWith(keys), open }
}
