import { isDatabaseError } from '../../database/connect'

/** As often as a school allows calls a week, each of which somebody else's may have taken; and twice more where two transactions waited for each other. */
const MOST_TRIES = 9

/** The one of two transactions that waited for each other and had to give way. */
const GAVE_WAY = ['40001', '40P01']

/**
 * Does a transaction again, at once, where that may go better: it was the one to give way to another, or (`raced`) what it had found free was taken meanwhile. All of it was rolled back
 * each time.
 */
export async function again<T>(transaction: () => Promise<T>, raced: boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction()
    } catch (error) {
      if (tries === MOST_TRIES || !isWorthAnother(error, raced)) throw error
    }
  }
}

function isWorthAnother(error: unknown, raced: boolean): boolean {
  if (!isDatabaseError(error)) return false
  return GAVE_WAY.includes(error.code) || (raced && error.constraint === 'booking_child_week_once')
}
