import type { World } from '../../world'
import type { Commands } from '../commands'

export function dutyCommands(_world: () => World): Commands {
  return {}
}
