import type { World } from '../../world'
import type { Commands } from '../commands'

export function waitingCommands(_world: () => World): Commands {
  return {}
}
