import type { Output } from '../../contract/actions'
import { dateOf } from '../../contract/week'
import { now } from './clock'
import { currentHat } from './hat'
import { keys, read, remove, write } from './storage'

/** The numbers of one day, by relative. */
type Kept = Pick<Output<'desk.sheet'>, 'date'> & { phones: Record<string, string[]> }

const PREFIX = 'numbers|'
// The hat stands between bars, so that services/withdrawn takes the numbers away with a hat that is gone.
const keyOf = (hat: string) => `${PREFIX}${hat}|today`

/**
 * Keeps the numbers that the desk will dial today on this phone, for when the network goes. They stay until midnight, and leave with the hat, at a change of hats and at sign-out.
 * @returns false where the phone has no room
 */
export function keepNumbers({ date, numbers }: Output<'desk.sheet'>): boolean {
  const phones = Object.fromEntries(numbers.map((one) => [one.relativeId, one.phones]))
  return write(keyOf(currentHat() ?? ''), { date, phones } satisfies Kept)
}

/** Whether today's numbers stand on this phone. */
export function hasNumbers(): boolean {
  return ofToday() !== undefined
}

/** A relative's numbers, where they were kept today. */
export function numbersOf(relativeId: number): string[] | undefined {
  return ofToday()?.phones[relativeId]
}

/** Takes off the phone what is not of today; whenever the mini-program comes into view, and while the desk is open. */
export function dropOldNumbers(): void {
  const today = dateOf(now())
  keys()
    .filter((key) => key.startsWith(PREFIX) && read<Kept>(key)?.date !== today)
    .forEach(remove)
}

function ofToday(): Kept | undefined {
  const kept = read<Kept>(keyOf(currentHat() ?? ''))
  return kept?.date === dateOf(now()) ? kept : undefined
}
