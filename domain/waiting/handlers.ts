import { acceptOffer } from './accept'
import { declineOffer } from './decline'
import { joinWaiting } from './join'
import { leaveWaiting } from './leave'
import { listWaiting } from './list'

export const waitingHandlers = {
  'waiting.join': joinWaiting,
  'waiting.leave': leaveWaiting,
  'waiting.list': listWaiting,
  'waiting.accept': acceptOffer,
  'waiting.decline': declineOffer,
}
