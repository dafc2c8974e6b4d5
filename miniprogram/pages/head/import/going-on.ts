import type { Output } from '../../../../contract/actions'
import { call, type Answer } from '../../../services/cloud'

type Progress = Output<'roster.step'>

/** A step reads ten thousand rows at most; longer than this and the function itself has given up. */
export const STEP_MS = 60_000
/** How often a step is asked for again when the network swallowed it: it goes on where it stopped. */
const TRIES = 3
const PAUSE_MS = 1_500

export const isWorking = ({ phase }: Progress) => phase === 'reading' || phase === 'comparing'

/**
 * Goes on with an import until there is nothing more to do, and tells how far it is after every step.
 * @param wanted false once nobody looks any more; whoever opens the page later goes on
 */
export async function goOn(
  start: Progress,
  tell: (progress: Progress) => void,
  wanted: () => boolean,
): Promise<Answer<'roster.step'>> {
  let at = start
  let failures = 0
  while (isWorking(at) && wanted()) {
    tell(at)
    const answer = await call('roster.step', { importId: at.importId }, { patienceMs: STEP_MS })
    if (answer.ok) {
      at = answer.data
      failures = 0
      continue
    }
    failures += 1
    if (!answer.error.unreachable || failures >= TRIES) return answer
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return { ok: true, data: at }
}
