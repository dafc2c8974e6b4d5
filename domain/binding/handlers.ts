import { printCards } from './cards'
import { issueCode } from './issue'
import { listBindings } from './list'
import { seenBy } from './seen'
import { unbind } from './unbind'

export const bindingHandlers = {
  'binding.list': listBindings,
  'binding.code': issueCode,
  'binding.cards': printCards,
  'binding.unbind': unbind,
  'binding.seen': seenBy,
}
