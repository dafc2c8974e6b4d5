import type { Aimed } from '../inputs'

export const waitingInputs = {} satisfies Partial<Aimed>
