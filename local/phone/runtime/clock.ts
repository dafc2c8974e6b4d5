const RealDate = Date
let offsetMs = 0

/** Moves the phone's clock: every Date of the page is this many milliseconds ahead of the computer's. */
export function setClockOffset(ms: number): void {
  offsetMs = ms
}

/** Replaces the page's Date by one that follows the school's clock. */
export function installClock(): void {
  const now = (): number => RealDate.now() + offsetMs
  const shifted: DateConstructor = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget === shifted ? target : newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
  RealDate.prototype.constructor = shifted
  globalThis.Date = shifted
}

/** Asks the stage for the school's clock; a page without a stage keeps the computer's time. */
export async function followStageClock(): Promise<void> {
  const reply = await fetch('/stage/clock').catch(() => undefined)
  if (!reply?.ok) return
  const { offsetMs: ms } = (await reply.json()) as { offsetMs?: number }
  setClockOffset(ms ?? 0)
}
