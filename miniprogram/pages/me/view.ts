import { roleLabel } from '../../../contract/labels'
import type { Hat, Session } from '../../services/session'

export interface HatRow {
  key: string
  /** `家长 · 柳溪镇中心小学` */
  label: string
  worn: boolean
  /** The desk's, for today alone: this person is on duty (值班). */
  duty: boolean
}

export interface AccountView {
  name: string
  role: string
  place: string
}

const label = (hat: Hat) => `${roleLabel[hat.role]} · ${hat.place}`

/** Who is signed in, and as what. Empty texts while nobody is. */
export function accountView(session: Session | undefined, worn: string | undefined): AccountView {
  const hat = session?.hats.find((one) => one.key === worn)
  return { name: session?.name ?? '', role: hat ? roleLabel[hat.role] : '', place: hat?.place ?? '' }
}

/** All hats of a person who has several; nobody with one hat needs to hear the word. */
export function hatRows(session: Session | undefined, worn: string | undefined): HatRow[] {
  const hats = session?.hats ?? []
  return hats.length < 2
    ? []
    : hats.map((hat) => ({ key: hat.key, label: label(hat), worn: hat.key === worn, duty: hat.duty === true }))
}
