import type { Aimed } from '../inputs'

export const rightsInputs = {
  'consents.ledger': (at) => ({ childId: at.childId }),
  'rights.held': (at) => ({ childId: at.childId }),
  'rights.copy': (at) => ({ childId: at.childId }),
  'rights.file': (at) => ({ requestId: at.noteId }),
  'rights.ask': (at) => ({ childId: at.childId, kind: 'correction', words: '生日不对' }),
  'rights.mine': () => ({}),
  'rights.list': () => ({}),
  'rights.answer': (at) => ({ requestId: at.noteId, decision: 'refused', answer: '请到学校来核对' }),
  'rights.readers': (at) => ({ childId: at.childId }),
  'rights.unusual': () => ({}),
  'rights.looked': (_at, ids) => ({ personId: ids.people.teacher, day: '2026-11-24' }),
} satisfies Partial<Aimed>
