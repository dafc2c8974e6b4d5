import { holdings } from '../../contract/holdings'
import type { Holding, HoldingName } from '../../contract/holdings'

const names = Object.keys(holdings) as HoldingName[]
const deletableOf = (name: HoldingName): Holding['deletable'] => holdings[name].deletable

/**
 * What a request for deletion deletes and what the law makes the school keep (contract/holdings.ts; PIPL Art 47; 未成年人网络保护条例 Art 34).
 * Photos hang on notes, so they go with them.
 * @param asked what the guardian named; everything where it is empty
 * @param left whether the child has left the school
 */
export function deletionOf(
  asked: readonly HoldingName[],
  left: boolean,
): { deleted: HoldingName[]; kept: HoldingName[] } {
  const named = asked.length === 0 ? names : names.filter((name) => asked.includes(name))
  const may = (name: HoldingName) => deletableOf(name) === 'atOnce' || (left && deletableOf(name) === 'afterLeaving')
  const goes = new Set(named.filter(may))
  if (goes.has('notes')) goes.add('photos')
  return { deleted: names.filter((name) => goes.has(name)), kept: named.filter((name) => !goes.has(name)) }
}

/** What the erasure writes into the record's history: 照片、谈心和家访. */
export function erasedWords(deleted: readonly HoldingName[]): string {
  return deleted.map((name) => holdings[name].label).join('、')
}
