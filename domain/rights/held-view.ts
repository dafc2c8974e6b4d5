import type { Output } from '../../contract/actions'
import { holdings } from '../../contract/holdings'
import type { HoldingName } from '../../contract/holdings'
import { decrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { maskedAddress, maskedPhone } from '../contacts/phone'
import { heldLines } from './held-lines'
import type { Opened } from './held-lines'
import type { Line } from './held-line'
import type { HeldRow } from './held-shape'

type Held = Output<'rights.held'>
type Holding = Held['holdings'][number]

/** 5113********1234: enough to see whether it is the right one. */
export function maskedIdNumber(number: string): string {
  return number.replace(
    /^(.{4}).*(.{4})$/,
    (_all, head: string, tail: string) => `${head}${'*'.repeat(number.length - 8)}${tail}`,
  )
}

const openers = (keys: Keys, full: boolean): Opened => {
  const open = (sealed: string) => decrypt(keys, Buffer.from(sealed, 'base64'))
  const as = (masked: (plain: string) => string) => (sealed: string) => (full ? open(sealed) : masked(open(sealed)))
  return { phone: as(maskedPhone), idNumber: as(maskedIdNumber), address: as(maskedAddress) }
}

/** The updates with what was answered to them and said for the child, and the letters. Lists of others' answers are not shown, so nothing more is promised of them. */
function lettersAmount({ letters, mail, answers, voices }: HeldRow) {
  const own = (kept: { count: number; items: unknown[] }) => (kept.items.length > 0 ? kept.count : 0)
  return {
    ...letters,
    count: letters.count + mail.count + answers.count + voices.count,
    lines: letters.published + mail.count + own(answers) + own(voices),
  }
}

/** How much there is of each holding, and from when to when; the lists' whole length, where `most` cut them. */
function amounts(
  held: HeldRow,
): Record<HoldingName, { count: number; first: string | null; last: string | null; lines?: number }> {
  const said = Object.values(held.character).filter((text) => text !== '').length
  const one = { first: null, last: null }
  return {
    identity: { count: 1, ...one },
    idNumber: { count: held.idNumber === null ? 0 : 1, ...one },
    contacts: { count: held.card.length, ...one },
    character: { count: said, ...one },
    calls: { ...held.calls, lines: held.calls.count },
    callDetails: { count: held.calls.details, ...one },
    notes: { ...held.notes, lines: held.notes.written },
    photos: held.photos,
    familyContacts: { ...held.familyContacts, lines: held.familyContacts.count },
    letters: lettersAmount(held),
    refused: { ...held.refused, lines: held.refused.own },
    messages: held.messages,
    trail: held.trail,
  }
}

/** Everything held on a child as its guardian reads it, in the order of contract/holdings.ts. `full`: nothing masked, for the guardian's own copy. */
export function toHeld(held: HeldRow, keys: Keys, full: boolean): Omit<Held, 'onPaper'> {
  const lines: Record<HoldingName, Line[]> = heldLines(held, openers(keys, full))
  const all = amounts(held)
  return {
    childId: held.childId,
    name: held.name,
    left: held.leftOn !== null,
    holdings: (Object.keys(holdings) as HoldingName[]).map((name): Holding => {
      const { count, first, last, lines: whole } = all[name]
      return { name, count, first, last, lines: lines[name], more: Math.max(0, (whole ?? 0) - lines[name].length) }
    }),
  }
}
