import type { Aimed } from '../inputs'

export const bindingInputs = {
  'session.bindCode': () => ({ code: '3333333333' }),
  'binding.list': (at) => ({ childId: at.childId }),
  'binding.code': (at) => ({ childId: at.childId, relativeId: at.relativeId }),
  'binding.cards': (at) => ({ childId: at.childId }),
  'binding.unbind': (at) => ({ relativeId: at.relativeId, reason: '绑错了人' }),
  'binding.seen': (at, ids) => ({ relativeId: at.relativeId, personId: ids.people.father }),
} satisfies Partial<Aimed>
