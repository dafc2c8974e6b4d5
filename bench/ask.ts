import type { ActionName, Input } from '../contract/actions'
import type { Role } from '../contract/roles'

/** One call of a bench: who asks for what. The floor is told in advance what the pipeline has to find out (person, place). */
export interface Ask<A extends ActionName = ActionName> {
  action: A
  input: Input<A>
  openid: string
  personId: number
  role: Role
  placeId: number
  /** Commands get a fresh request id for every call. */
  command: boolean
}

/** What both servers need to start. */
export interface Setting {
  kind: 'ours' | 'floor'
  url: string
  connections: number
  now: string
  asks: Ask[]
}
