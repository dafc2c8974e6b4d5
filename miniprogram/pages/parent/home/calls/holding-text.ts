const MINUTE_MS = 60_000

/** 为您留 9 分钟; nothing where the time is up: the slot may still be free, and booking it will tell. */
export function heldText(until: number, present: number): string {
  const minutes = Math.ceil((until - present) / MINUTE_MS)
  return minutes > 0 ? `为您留 ${minutes} 分钟` : ''
}
