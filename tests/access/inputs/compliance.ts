import type { Aimed } from '../inputs'

export const complianceInputs = {
  'compliance.list': () => ({}),
  'compliance.make': () => ({ year: 2026 }),
} satisfies Partial<Aimed>
