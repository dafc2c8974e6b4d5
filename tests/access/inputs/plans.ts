import type { Aimed } from '../inputs'

export const planInputs = {} satisfies Partial<Aimed>
