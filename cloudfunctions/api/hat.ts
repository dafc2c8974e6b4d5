import type { Audience } from '../../contract/action'
import { parseHatKey } from '../../contract/roles'
import { Refusal } from '../../domain/refusal'
import type { Hat, Person } from '../../domain/session/identify'

/** The hat that this call wears: the one named, or the first that may ask for the action. */
export function chooseHat(person: Person, named: string | undefined, audience: Audience): Hat {
  const allowed = (hat: Hat) => typeof audience === 'string' || audience.includes(hat.role)
  if (named === undefined) {
    const hat = person.hats.find(allowed)
    if (!hat) throw new Refusal('FORBIDDEN')
    return hat
  }
  const key = parseHatKey(named)
  const hat = key && person.hats.find((one) => one.role === key.role && one.placeId === key.placeId)
  if (!hat || !allowed(hat)) throw new Refusal('FORBIDDEN')
  return hat
}
