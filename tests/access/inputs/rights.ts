import type { Aimed } from '../inputs'

export const rightsInputs = {} satisfies Partial<Aimed>
