import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { heldRow } from './held-row'
import type { HeldRow } from './held-shape'
import { toHeld } from './held-view'

/** Entries of each list on the page; the copy has them all. */
const SHOWN = 8

/** What the school holds on a child (PIPL Art 45; 儿童个人信息网络保护规定 Art 19): for its guardians, with numbers and addresses masked. */
export const heldOn = statement('rights.held', {
  answer({ childId }, { caller }) {
    return { reply: sql`select ${heldRow(caller.placeId, childId, SHOWN)}`, children: sql`array[${childId}]` }
  },
  view: (held: HeldRow, { ports, caller }) => ({ ...toHeld(held, ports.keys, false), onPaper: caller.role === 'head' }),
})
