import type { Output } from '../../../contract/actions'
import type { Import } from './state'

/** How far an import is, as a progress bar shows it. */
export function progressOf({ importId, phase, done, total }: Import): Output<'roster.step'> {
  return { importId, phase, done: Math.min(done, total), total }
}
