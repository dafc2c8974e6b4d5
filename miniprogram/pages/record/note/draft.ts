import { currentHat } from '../../../services/hat'
import { now } from '../../../services/clock'
import { queued } from '../../../services/outbox'
import { read, remove, write } from '../../../services/storage'
import type { Output } from '../../../../contract/actions'
import type { Entry } from './body'

type Form = Output<'notes.form'>

interface Draft {
  entry: Entry
  /** Milliseconds since 1970. */
  at: number
  /** It was saved without network and lies in the outbox under this id. */
  sentAs?: string
}

/** A draft as the form offers it again. */
export interface Offered {
  entry: Entry
  at: number
  /** Why the school did not take it, where it has been sent already. */
  refused: string
  /** The outbox entry that it replaces when it is saved again. */
  replaces: string
}

const draftKey = (kind: string, childId: number) => `draft|${currentHat() ?? ''}|${kind}|${childId}`
const formKey = (kind: string) => `note-form|${currentHat() ?? ''}|${kind}`

/** Keeps what is filled in, one draft a kind and child. */
export function keepDraft(kind: string, childId: number, entry: Entry): void {
  write(draftKey(kind, childId), { entry, at: now() } satisfies Draft)
}

/** A note that waits for the network stays a draft too: the school may refuse it later, and nothing typed may get lost. */
export function draftIsQueued(kind: string, childId: number, entry: Entry, requestId: string): void {
  write(draftKey(kind, childId), { entry, at: now(), sentAs: requestId } satisfies Draft)
}

export function dropDraft(kind: string, childId: number): void {
  remove(draftKey(kind, childId))
}

/** The draft to go on with. One that has reached the school is gone; one that still waits is left alone. */
export function offeredDraft(kind: string, childId: number): Offered | undefined {
  const draft = read<Draft>(draftKey(kind, childId))
  if (!draft) return undefined
  const { entry, at, sentAs } = draft
  if (!sentAs) return { entry, at, refused: '', replaces: '' }
  const waiting = queued().find(({ requestId }) => requestId === sentAs)
  if (!waiting) dropDraft(kind, childId)
  return waiting?.refused ? { entry, at, refused: waiting.refused.text, replaces: sentAs } : undefined
}

/** Keeps the fields of a kind, so that a form opens in a village without signal for a child it was never opened for. */
export function keepForm(form: Form): void {
  write(formKey(form.kind), form)
}

export function keptForm(kind: string): Form | undefined {
  return read<Form>(formKey(kind))
}
