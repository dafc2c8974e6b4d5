/** How long a teacher may take back what was just saved, in minutes. The phone offers it for five seconds; a slow network gets the rest. */
const UNDO_MINUTES = 10

/** Until when something saved now may be taken back. */
export function undoUntil(now: Date): Date {
  return new Date(now.getTime() + UNDO_MINUTES * 60_000)
}

/** What was saved before this instant may no longer be taken back. */
export function undoableSince(now: Date): Date {
  return new Date(now.getTime() - UNDO_MINUTES * 60_000)
}
