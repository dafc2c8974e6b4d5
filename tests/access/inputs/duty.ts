import type { Aimed } from '../inputs'

export const dutyInputs = {} satisfies Partial<Aimed>
