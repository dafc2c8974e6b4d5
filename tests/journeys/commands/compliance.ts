import type { Commands } from '../commands'

/** The year's compliance pack. */
export const complianceCommands = (): Commands => ({
  'compliance.make': () => ({ as: 'head', action: 'compliance.make', input: { year: 2026 } }),
})
