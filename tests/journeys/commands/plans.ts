import type { World } from '../../world'
import type { Commands } from '../commands'

export function planCommands(_world: () => World): Commands {
  return {}
}
