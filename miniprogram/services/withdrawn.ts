import { forgetWhere } from './kept-replies'
import { dropHatsBut } from './outbox'
import { keys, remove } from './storage'

/** Keys of a hat's own carry it between bars, `draft|1:teacher|talkNote|7`. */
const hatIn = (name: string) => /(?:^|[|])([0-9]+:[a-z]+)[|]/.exec(name)?.[1]

/**
 * Takes everything off the phone that belongs to a hat which its owner has no more: old replies, drafts, what still waited for the network. What somebody may not read at the
 * school they must not read on their phone either.
 * @param hats those that they have, as the server has just said
 */
export function forgetHatsBut(hats: string[]): void {
  const gone = (name: string) => {
    const hat = hatIn(name)
    return hat !== undefined && !hats.includes(hat)
  }
  forgetWhere(gone)
  dropHatsBut(hats)
  keys().filter(gone).forEach(remove)
}
