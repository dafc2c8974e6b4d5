import type { Failure } from '../services/failure'
import { momentText } from '../services/clock'

/** What every screen shows around its own content; one object, so that a load is one `setData`. */
export interface ScreenState {
  /** `offline`: no network and nothing kept from before. */
  state: 'loading' | 'ready' | 'empty' | 'error' | 'offline'
  /** A thin line above the content: from when it is, or why it could not be renewed. */
  note: string
  /** For `error` and `offline`: what happened and what to do. */
  text: string
  /** What the user can quote; empty where no server answered. */
  ref: string
  /** The way out is to sign in again. */
  signIn: boolean
}

/** What a form shows around its fields. */
export interface FormState {
  /** A command is under way: buttons rest. */
  busy: boolean
  text: string
  ref: string
  /** Chinese text by field path. */
  fields: Record<string, string>
}

export const loading: ScreenState = { state: 'loading', note: '', text: '', ref: '', signIn: false }
export const quietForm: FormState = { busy: false, text: '', ref: '', fields: {} }

/** Fresh content. */
export function fresh(empty: boolean): ScreenState {
  return { ...loading, state: empty ? 'empty' : 'ready' }
}

const ofBefore = (moment: string) => `显示的是${moment}的内容`

/** Content kept from before, shown while the network is slow or away. `words` say from when it is. */
export function fromBefore(at: number, empty: boolean, arriving: boolean, words = ofBefore): ScreenState {
  const note = `${words(momentText(at))}${arriving ? '，正在更新' : ''}`
  return { ...fresh(empty), note }
}

/** Content stays on the screen although the server stumbled. */
export function notRenewed(shown: ScreenState, failure: Failure): ScreenState {
  const quoted = failure.ref ? `（编号 ${failure.ref}）` : ''
  return { ...shown, note: `${failure.text}${quoted}` }
}

/** Nothing to show: what happened instead. */
export function failed(failure: Failure): ScreenState {
  return {
    state: failure.code === 'NETWORK' ? 'offline' : 'error',
    note: '',
    text: failure.text,
    ref: failure.ref,
    signIn: failure.code === 'NOT_SIGNED_IN',
  }
}

/** A form after its command was refused or got lost. */
export function refusedForm(failure: Failure): FormState {
  return { busy: false, text: failure.text, ref: failure.ref, fields: failure.fields }
}
