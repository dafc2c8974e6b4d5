import { clearFiles } from '../../domain/clock/clear-files'
import { clearVoices } from '../../domain/clock/clear-voices'
import { closeDay } from '../../domain/clock/close-day'
import { composeDue } from '../../domain/clock/compose-due'
import { clearCopies } from '../../domain/clock/copies'
import { removeErasedFiles } from '../../domain/clock/erased-files'
import { settleMedia, startMediaChecks } from '../../domain/clock/media-checks'
import { planDue } from '../../domain/clock/plan-due'
import { releaseUnconfirmed } from '../../domain/clock/release-unconfirmed'
import { offerSlots } from '../../domain/clock/offers'
import { remind } from '../../domain/clock/reminders'
import { keepNoLonger } from '../../domain/clock/retention'
import { reviewBookings } from '../../domain/clock/review-bookings'
import { sendMessages } from '../../domain/clock/send-messages'
import type { Instance } from '../platform/ports'

/** Compose first, so that what it makes can be seen at once; each job decides for itself what is due. */
const jobs = {
  closeDay,
  compose: composeDue,
  review: reviewBookings,
  plan: planDue,
  unconfirmed: releaseUnconfirmed,
  offers: offerSlots,
  media: startMediaChecks,
  remind,
  messages: sendMessages,
  voices: clearVoices,
  erased: removeErasedFiles,
  copies: clearCopies,
  retention: keepNoLonger,
  clearFiles,
}

/** One line a batch of schools, where a job has a whole county to go through. */
function progress(job: string, schools: number, of: number): void {
  console.log(JSON.stringify({ job, schools, of }))
}

/** One line a job: what, how long, how it ended, how many. No names, no ids, no texts. */
function log(job: string, started: number, outcome: unknown): void {
  console.log(JSON.stringify({ job, ms: Math.round(performance.now() - started), outcome }))
}

/**
 * Runs every job once. One that fails does not keep the others from running.
 * @throws Error that names the jobs that failed, after all have run, so that the platform sees the call as failed. It carries no cause: the platform would
 * print it, and a database's error may quote a row
 */
export async function runJobs(instance: Instance): Promise<{ ok: true }> {
  const failed: string[] = []
  for (const [name, job] of Object.entries(jobs)) {
    const started = performance.now()
    try {
      log(name, started, await job({ ...instance, progress }))
    } catch (error) {
      failed.push(name)
      log(name, started, failureOf(error))
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} of the clock's jobs failed: ${failed.join(', ')}`)
  return { ok: true }
}

/** What kind of failure, without its message: a database's may quote a row. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

/** Takes in WeChat's verdict on a photo; `success` is what WeChat wants to hear. */
export async function takeVerdict(instance: Instance, event: unknown): Promise<'success'> {
  const started = performance.now()
  log('verdict', started, await settleMedia(instance, event))
  return 'success'
}
