/**
 * The school's clock: real time plus an offset that the stage sets. The offset lies in shared memory, so that the worker
 * threads which run the functions see a move at once.
 */
export class StageClock {
  /** One float64: milliseconds to add to real time. */
  readonly shared = new SharedArrayBuffer(8)
  private readonly cell = new Float64Array(this.shared)

  constructor(offsetMs = 0) {
    this.cell[0] = offsetMs
  }

  /** Milliseconds the school's clock is ahead of real time. */
  get offsetMs(): number {
    return this.cell[0] ?? 0
  }

  /** The school's time in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs
  }

  /** Sets the clock to an instant (milliseconds since 1970); it runs on from there. */
  set(instant: number): void {
    this.cell[0] = instant - Date.now()
  }

  /** Back to real time. */
  reset(): void {
    this.cell[0] = 0
  }
}
