import type { Output } from '../../../contract/actions'
import { currentHat } from '../../services/hat'

export type Opened = Output<'records.open'>
export type Kin = Opened['relatives'][number]

/**
 * What is filled in while a form is left and opened again. In memory only, gone with the mini-program: identity numbers and addresses have no place in the phone's storage.
 */
const drafts = new Map<string, unknown>()

const keyOf = (form: string) => `${currentHat() ?? ''}|${form}`

export function keepDraft(form: string, entry: unknown): void {
  drafts.set(keyOf(form), entry)
}

export function keptDraft<T>(form: string): T | undefined {
  return drafts.get(keyOf(form)) as T | undefined
}

export function dropDraft(form: string): void {
  drafts.delete(keyOf(form))
}

/** An option of `y-chips` for every code of a label table. */
export function optionsOf<T extends Record<string, string>>(labels: T): Array<{ key: string; label: string }> {
  return Object.entries(labels).map(([key, label]) => ({ key, label }))
}
