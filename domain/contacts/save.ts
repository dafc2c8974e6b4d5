import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { arrayParam, work } from '../handler'
import type { Context } from '../handler'
import { changing } from '../records/changing'
import { keeperOnly } from '../records/keeper'
import { Refusal } from '../refusal'
import { caresNow, changingRelative, othersOf } from './card-lock'
import { numbersAsked, numbersOf, sealNumber, uniqueNumbers, writeNumbers } from './numbers'
import type { SealedNumber } from './numbers'
import { writeLink, writePerson } from './person'

type Typed = Parsed<'contacts.save'>

const BINDING_TO_CHECK = '登录用的号码都换掉了，微信绑定还在，请核对是不是本人'
const NUMBERS_MOST = 4

/** Adds somebody to a child's contact card, or writes down what changed about them. */
export const saveContact = work('contacts.save', async (input, context, run) => {
  await keeperOnly(run, input.childId)
  return input.relativeId === undefined ? add(run, input, context) : change(run, input, input.relativeId, context)
})

/** Whoever is on a brother's or sister's card already, by name and one number, is the same person: what was typed adds to them, nothing is taken away. */
async function add(run: Run, input: Typed, context: Context) {
  const { childId, name, relation, relationText, phones } = input
  const typed = phones.flatMap((one) => ('number' in one ? [sealNumber(context.ports.keys, one.number)] : []))
  const digests = sql`array(select decode(hmac, 'hex') from unnest(${arrayParam(
    typed.map((one) => one.hmac),
    'text',
  )}) hmac)`
  const [found] = await run<{ same: string | null; onCard: boolean; place: number }>(sql`
    select same, exists (select from child_relative where school_id = app.school() and child_id = ${childId} and relative_id = same) as "onCard",
      (select coalesce(max(call_order), 0) + 1 from child_relative where school_id = app.school() and child_id = ${childId}) as place
    from (select app.same_relative(${childId}, ${name}, ${digests}) as same) known`)
  const { same, onCard, place } = found!
  if (onCard) throw new Refusal('INVALID_INPUT', { name: 'onCardAlready' })
  const link = () =>
    run<{ id: string }>(
      sql`select app.add_relative(${childId}, ${name}, ${digests}, ${relation}, ${relationText}, ${place}::smallint) as id`,
    )
  const fill = async (relativeId: number, onFile: SealedNumber[]) => {
    await writePerson(run, relativeId, input, context.ports.keys, { fillOnly: same !== null })
    await writeNumbers(run, relativeId, uniqueNumbers([...onFile, ...typed], onFile).slice(0, NUMBERS_MOST), onFile)
    await writeLink(run, relativeId, input)
  }
  const { relativeId, children } = await linkAndFill(run, context, childId, link, fill)
  const shared = await othersOf(run, childId, relativeId)
  return {
    data: { relativeId, linked: same !== null, shared, bindingToCheck: false },
    children,
    detail: { relativeId, linked: same !== null },
  }
}

/** Two steps, because only once the person hangs on this child's card may the caller read and change them. */
async function linkAndFill(
  run: Run,
  context: Context,
  childId: number,
  link: () => Promise<{ id: string }[]>,
  fill: (relativeId: number, onFile: SealedNumber[]) => Promise<void>,
): Promise<{ relativeId: number; children: number[] }> {
  return changing(run, context, { children: [childId], kind: 'contactChanged' }, async () => {
    const [linked] = await link()
    const relativeId = Number(linked!.id)
    const onFile = await numbersOf(run, relativeId)
    const { children } = await changingOthers(run, context, childId, relativeId, () => fill(relativeId, onFile))
    return { relativeId, children }
  })
}

/** As `changingRelative`, for the other children's cards: this child's own event is under way already. */
async function changingOthers(
  run: Run,
  context: Context,
  childId: number,
  relativeId: number,
  fill: () => Promise<void>,
): Promise<{ children: number[] }> {
  const rows = await run<{ childId: string }>(sql`
    select child_id as "childId" from child_relative where school_id = app.school() and relative_id = ${relativeId} and child_id <> ${childId} order by child_id`)
  const others = rows.map((row) => Number(row.childId))
  await run(sql`select app.watch_cards(${relativeId})`)
  await changing(run, context, { children: others, kind: 'contactChanged' }, fill)
  await run(sql`select app.note_cards(${context.today}::date, '', ${context.now}::timestamptz)`)
  return { children: [childId, ...others] }
}

interface OnFile {
  version: number
  bound: boolean
}

async function change(run: Run, input: Typed, relativeId: number, context: Context) {
  const { childId, version, phones, deceased } = input
  if (version === undefined) throw new Refusal('INVALID_INPUT', { version: 'required' })
  const [onFile] = await run<OnFile>(sql`
    select r.version, r.person_id is not null as bound from child_relative cr join relative r using (school_id, relative_id)
    where cr.school_id = app.school() and cr.child_id = ${childId} and cr.relative_id = ${relativeId} for update of r`)
  if (!onFile) throw new Refusal('NOT_FOUND')
  if (onFile.version !== version) throw new Refusal('RECORD_CHANGED')
  const cares = await caresNow(run, childId, relativeId)
  if (deceased && cares) throw new Refusal('CAREGIVER_IN_USE', { deceased: 'caresNow' })

  const before = await numbersOf(run, relativeId)
  const after = numbersAsked(context.ports.keys, phones, before)
  const kept = after.some((one) => before.some((old) => old.hmac === one.hmac))
  const bindingToCheck = onFile.bound && before.length > 0 && !kept
  const note = bindingToCheck ? BINDING_TO_CHECK : ''
  const { children } = await changingRelative(run, context, { childId, relativeId, note }, async () => {
    await writePerson(run, relativeId, input, context.ports.keys, { fillOnly: false })
    await writeNumbers(run, relativeId, after, before)
    // Who looks after the child is said in one place, the care arrangement; the card's mark follows it.
    await writeLink(run, relativeId, { ...input, isCaregiver: cares || input.isCaregiver })
  })
  const shared = await othersOf(run, childId, relativeId)
  return { data: { relativeId, linked: false, shared, bindingToCheck }, children, detail: { relativeId } }
}
