import type { Aimed } from '../inputs'

export const recordInputs = {} satisfies Partial<Aimed>
