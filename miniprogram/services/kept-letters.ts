import type { Output } from '../../contract/actions'
import { weekOf } from '../../contract/week'
import { now } from './clock'
import { currentHat } from './hat'
import type { Kept } from './kept-replies'
import { keys, read, remove, write } from './storage'

type Mine = Output<'updates.mine'>
type Update = NonNullable<Mine['update']>

/** So many weeks of a child stay on the phone. */
export const KEPT_WEEKS = 4

/** A parent's week as it comes off the phone: `letter`, or `nothing` where this week was never read here. */
export type KeptMine = Mine & { kept: 'letter' | 'nothing' }

interface KeptWeek {
  week: string
  at: number
  update: Mine['update']
}

/** One child: what was heard last, and the letters, newest week first. */
interface KeptChild {
  at: number
  around: Omit<Mine, 'update' | 'week'>
  weeks: KeptWeek[]
}

const PREFIX = 'letters|'
// The hat stands between bars, so that services/withdrawn takes the letters away with a hat that is gone.
const prefixOf = (hat: string) => `${PREFIX}${hat}|`
const keyOf = (hat: string, childId: number) => `${prefixOf(hat)}${childId}`
const keysOf = (hat: string) => keys().filter((key) => key.startsWith(prefixOf(hat)))
const wornHat = () => currentHat() ?? ''

/** Links of photos and of the teacher's voice expire within the hour: what is kept goes without. */
function withoutLinks(update: Mine['update']): Mine['update'] {
  return update && { ...update, photos: [], voice: null }
}

/**
 * Keeps the letter that a parent has just been shown, with the three before it. Only what was opened on this phone is kept: to fetch the others ahead would mark them as read.
 * Letters of children who are no longer this parent's leave the phone.
 */
export function keepLetter(reply: Mine): void {
  const hat = wornHat()
  const { update, week, ...around } = reply
  const mine = new Set(reply.children.map(({ childId }) => keyOf(hat, childId)))
  keysOf(hat)
    .filter((key) => !mine.has(key))
    .forEach(remove)
  const key = keyOf(hat, reply.childId)
  const others = (read<KeptChild>(key)?.weeks ?? []).filter((one) => one.week !== week)
  // A week without a letter is worth keeping only while it runs: 周五傍晚送到.
  const known = update || week === reply.thisWeek ? [{ week, at: now(), update: withoutLinks(update) }] : []
  const weeks = [...known, ...others.filter((one) => one.update)].sort((a, b) => (a.week < b.week ? 1 : -1))
  const kept: KeptChild = { at: now(), around, weeks: weeks.slice(0, KEPT_WEEKS) }
  // A phone without room must not go on showing an older letter as the last one.
  if (!write(key, kept)) remove(key)
}

function childOf(hat: string, childId: number | undefined): KeptChild | undefined {
  if (childId) return read<KeptChild>(keyOf(hat, childId))
  const all = keysOf(hat).flatMap((key) => read<KeptChild>(key) ?? [])
  // As the server does: the first child, where it was read here; else the one heard of last.
  const first = all.find(({ around }) => around.childId === around.children[0]?.childId)
  return first ?? all.sort((a, b) => b.at - a.at)[0]
}

/**
 * A letter off the phone. Without a week: the present one where it was opened here, else the newest.
 * @returns undefined where nothing of this child stands here
 */
export function keptLetter({ childId, week }: { childId?: number; week?: string }): Kept<KeptMine> | undefined {
  const child = childOf(wornHat(), childId)
  if (!child) return undefined
  const thisWeek = weekOf(now())
  const wanted = week ?? thisWeek
  const found = child.weeks.find((one) => one.week === wanted) ?? (week ? undefined : child.weeks[0])
  const { nextCall } = child.around
  const around = {
    ...child.around,
    thisWeek,
    nextCall: nextCall && Date.parse(nextCall.startsAt) > now() ? nextCall : null,
  }
  const data = { ...around, week: found?.week ?? wanted, update: found?.update ?? null }
  return { at: found?.at ?? child.at, data: { ...data, kept: found ? 'letter' : 'nothing' } }
}

/** What a parent has answered stands in the kept letter too, also while it waits for the network. */
export function keepAnswer(childId: number, updateId: number, answer: Partial<Update['answer']>): void {
  const key = keyOf(wornHat(), childId)
  const kept = read<KeptChild>(key)
  if (!kept) return
  const weeks = kept.weeks.map((one) =>
    one.update?.updateId === updateId
      ? { ...one, update: { ...one.update, answer: { ...one.update.answer, ...answer } } }
      : one,
  )
  write(key, { ...kept, weeks })
}

/** Takes kept letters off the phone: of one child, or of all that a hat was shown. */
export function forgetLetters(hat: string | undefined = currentHat(), childId?: number): void {
  if (childId) remove(keyOf(hat ?? '', childId))
  else keysOf(hat ?? '').forEach(remove)
}

/** Nobody is signed in any more. */
export function forgetAllLetters(): void {
  keys()
    .filter((key) => key.startsWith(PREFIX))
    .forEach(remove)
}
