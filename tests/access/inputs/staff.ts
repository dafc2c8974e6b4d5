import type { Aimed } from '../inputs'

export const staffInputs = {} satisfies Partial<Aimed>
