import type { Aimed } from '../inputs'

export const complianceInputs = {} satisfies Partial<Aimed>
