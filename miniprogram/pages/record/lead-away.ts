import type { ScreenState } from '../../behaviors/screen-state'
import { toDoor } from '../start/arrive'

/** For `observers: { screen: leadAway(page) }`: whoever is not signed in is led to the door, and from there back to that page. */
export function leadAway(address: string): (screen: ScreenState) => void {
  return ({ state, signIn }) => {
    if (state === 'error' && signIn) toDoor(address)
  }
}
