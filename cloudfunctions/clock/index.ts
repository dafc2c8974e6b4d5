import { openidOf, replyAtOnce } from '../platform/identity'
import { openInstance } from '../platform/ports'
import type { Instance } from '../platform/ports'
import { runJobs, takeVerdict } from './jobs'
import { isVerdict } from '../../domain/clock/media-checks'

let instance: Instance | undefined

/**
 * The function `clock`: the minute's timer, and WeChat's pushes. Whoever calls can write any event, so a call that carries an openid, which
 * comes from somebody's phone, is refused whatever it says.
 */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  replyAtOnce(context)
  if (openidOf(context)) {
    console.log(JSON.stringify({ job: 'refused' }))
    return { ok: false }
  }
  instance ??= openInstance(process.env)
  if (isVerdict(event)) return takeVerdict(instance, event)
  return runJobs(instance)
}
