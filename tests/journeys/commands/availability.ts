import type { World } from '../../world'
import type { Commands } from '../commands'

export function availabilityCommands(_world: () => World): Commands {
  return {}
}
