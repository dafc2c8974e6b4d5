import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { digest, encrypt } from '../../database/crypto'
import { normalPhone } from '../contacts/phone'
import { arrayParam } from '../handler'
import type { Writing } from './apply'
import { inChunks } from './chunks'
import { digestsWith } from './digests'
import { personChanges, targetOf } from './people'
import type { PersonTarget, PlannedPerson } from './people'
import type { PlannedChild } from './plan'

const columns = sql`x("relativeId" bigint, name text, employer text, occupation text, "healthNote" text, age smallint, deceased boolean)`

/** Adds and changes the people of the contact cards, each once however many children share them. @returns the id of everyone on the cards */
export async function applyPeople(
  run: Run,
  touched: readonly PlannedChild[],
  writing: Writing,
): Promise<Map<PlannedPerson, number>> {
  const digests = digestsWith(writing.keys)
  const everyone = [...new Set(touched.flatMap(({ card }) => card.links.map((link) => link.person)))]
  const targets = new Map(everyone.map((person) => [person, targetOf(person, digests)]))
  const fresh = everyone.filter((person) => !person.filed)
  const changed = everyone.filter((person) => personChanges(person, digests).length > 0)
  const ids = await insertPeople(run, fresh, targets, writing)
  for (const { filed, person } of everyone.flatMap((one) => (one.filed ? [{ filed: one.filed, person: one }] : [])))
    ids.set(person, filed.relativeId)
  await updatePeople(run, changed, targets, writing)
  await replacePhones(run, [...fresh, ...changed], targets, ids, writing)
  await unbind(run, changed, targets, writing)
  return ids
}

/** New rows. Ids rise in the order in which the rows of a statement are inserted, so the sorted ids belong to the rows in their order. */
async function insertPeople(
  run: Run,
  fresh: readonly PlannedPerson[],
  targets: ReadonlyMap<PlannedPerson, PersonTarget>,
  { schoolId }: Writing,
): Promise<Map<PlannedPerson, number>> {
  const added = await inChunks<unknown, { relative_id: string }>(
    run,
    fresh.map((person, place) => ({ ...targets.get(person), phones: undefined, place })),
    (rows) => sql`
      insert into relative (school_id, name, employer, occupation, health_note, age, deceased)
      select ${schoolId}, name, employer, occupation, "healthNote", age, deceased
      from jsonb_to_recordset(${rows}) as x(place int, name text, employer text, occupation text, "healthNote" text, age smallint, deceased boolean) order by place
      returning relative_id`,
  )
  const ids = added.map((one) => Number(one.relative_id)).sort((one, other) => one - other)
  return new Map(fresh.map((person, place) => [person, ids[place]!]))
}

async function updatePeople(
  run: Run,
  changed: readonly PlannedPerson[],
  targets: ReadonlyMap<PlannedPerson, PersonTarget>,
  { schoolId }: Writing,
): Promise<void> {
  await inChunks(
    run,
    changed.map((person) => ({ ...targets.get(person), phones: undefined, relativeId: person.filed!.relativeId })),
    (rows) => sql`
      update relative r set name = x.name, employer = x.employer, occupation = x.occupation, health_note = x."healthNote", age = x.age, deceased = x.deceased
      from jsonb_to_recordset(${rows}) as ${columns} where r.school_id = ${schoolId} and r.relative_id = x."relativeId"`,
  )
}

async function replacePhones(
  run: Run,
  people: readonly PlannedPerson[],
  targets: ReadonlyMap<PlannedPerson, PersonTarget>,
  ids: ReadonlyMap<PlannedPerson, number>,
  { schoolId, keys }: Writing,
): Promise<void> {
  const renumbered = people.filter((person) => targets.get(person)!.phones)
  const old = renumbered.filter((person) => person.filed).map((person) => ids.get(person)!)
  if (old.length > 0)
    await run(
      sql`delete from relative_phone where school_id = ${schoolId} and relative_id = any(${arrayParam(old, 'bigint')})`,
    )
  const numbers = renumbered.flatMap((person) =>
    targets.get(person)!.phones!.map((number, index) => ({
      relativeId: ids.get(person)!,
      position: index + 1,
      number: encrypt(keys, number).toString('hex'),
      hmac: digest(keys, normalPhone(number)).toString('hex'),
    })),
  )
  await inChunks(
    run,
    numbers,
    (rows) => sql`
      insert into relative_phone (school_id, relative_id, position, number, number_hmac)
      select ${schoolId}, "relativeId", position, decode(number, 'hex'), decode(hmac, 'hex')
      from jsonb_to_recordset(${rows}) as x("relativeId" bigint, position smallint, number text, hmac text)`,
  )
}

/**
 * Whoever signed in by a number that is no longer anyone's of this contact (it was a stranger's, or the contact has died) is that contact no more; with the
 * new number the right person signs in again.
 */
async function unbind(
  run: Run,
  changed: readonly PlannedPerson[],
  targets: ReadonlyMap<PlannedPerson, PersonTarget>,
  { schoolId, keys }: Writing,
): Promise<void> {
  const digests = digestsWith(keys)
  const gone = changed.flatMap((person) => {
    const { phones } = targets.get(person)!
    const { relativeId, phones: before } = person.filed!
    return phones && !phones.some((number) => before.includes(digests.phone(number))) ? [relativeId] : []
  })
  if (gone.length === 0) return
  await run(sql`
    update relative set person_id = null, bound_at = null
    where school_id = ${schoolId} and relative_id = any(${arrayParam(gone, 'bigint')}) and person_id is not null`)
}

/** Writes who is who to the child and the call order, for every card on which a link changes. */
export async function applyLinks(
  run: Run,
  touched: readonly PlannedChild[],
  childIds: ReadonlyMap<PlannedChild, number>,
  personIds: ReadonlyMap<PlannedPerson, number>,
  { schoolId }: Writing,
): Promise<void> {
  const relinked = touched.filter(({ card }) => card.relinked)
  const removed = relinked.flatMap((child) =>
    child.card.removed.map((relativeId) => ({ childId: childIds.get(child), relativeId })),
  )
  await inChunks(
    run,
    removed,
    (rows) => sql`
      delete from child_relative l using jsonb_to_recordset(${rows}) as x("childId" bigint, "relativeId" bigint)
      where l.school_id = ${schoolId} and l.child_id = x."childId" and l.relative_id = x."relativeId"`,
  )
  const links = relinked.flatMap((child) =>
    child.card.links.map(({ person, relation, relationText, isCaregiver, atHome }, index) => ({
      childId: childIds.get(child),
      relativeId: personIds.get(person),
      callOrder: index + 1,
      relation,
      relationText,
      isCaregiver,
      atHome,
    })),
  )
  await inChunks(
    run,
    links,
    (rows) => sql`
      insert into child_relative (school_id, child_id, relative_id, relation, relation_text, call_order, is_caregiver, at_home)
      select ${schoolId}, "childId", "relativeId", relation, "relationText", "callOrder", "isCaregiver", "atHome"
      from jsonb_to_recordset(${rows}) as x("childId" bigint, "relativeId" bigint, relation text, "relationText" text, "callOrder" smallint, "isCaregiver" boolean, "atHome" boolean)
      on conflict (school_id, child_id, relative_id) do update set relation = excluded.relation, relation_text = excluded.relation_text,
        call_order = excluded.call_order, is_caregiver = excluded.is_caregiver, at_home = excluded.at_home`,
  )
}
