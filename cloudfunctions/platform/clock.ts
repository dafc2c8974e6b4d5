import type { Clock } from '../../domain/ports'

/** The machine's time. */
export const systemClock: Clock = { now: () => new Date() }
