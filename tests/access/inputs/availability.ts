import type { Aimed } from '../inputs'

export const availabilityInputs = {} satisfies Partial<Aimed>
