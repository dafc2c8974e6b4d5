import { recordCredit } from './credit'

export const messageHandlers = { 'messages.credit': recordCredit }
