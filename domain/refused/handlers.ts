import { refusedList } from './list'
import { refusedSeen } from './seen'

export const refusedHandlers = { 'refused.list': refusedList, 'refused.seen': refusedSeen }
