import type { Aimed } from '../inputs'

export const surveyInputs = {} satisfies Partial<Aimed>
