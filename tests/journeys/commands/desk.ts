import type { World } from '../../world'
import type { Commands } from '../commands'

export function deskCommands(_world: () => World): Commands {
  return {}
}
