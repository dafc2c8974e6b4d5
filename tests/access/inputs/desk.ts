import type { Aimed } from '../inputs'

export const deskInputs = {} satisfies Partial<Aimed>
