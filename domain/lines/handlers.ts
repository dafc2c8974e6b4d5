import { listLines } from './list'
import { saveLine } from './save'

export const lineHandlers = { 'lines.list': listLines, 'lines.save': saveLine }
