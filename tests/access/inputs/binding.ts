import type { Aimed } from '../inputs'

export const bindingInputs = {} satisfies Partial<Aimed>
