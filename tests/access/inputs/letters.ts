import type { Aimed } from '../inputs'

export const letterInputs = {
  'letters.list': () => ({}),
  'letters.form': () => ({}),
  'letters.announce': (at) => ({
    kind: 'family',
    occasion: 'birthday',
    title: '生日写封信',
    classIds: [at.classId],
  }),
  'letters.open': (at) => ({ letterId: at.letterId }),
  'letters.mark': (at) => ({ letterId: at.letterId, childIds: [at.childId], what: 'confirmed', on: true }),
  'letters.withdraw': (at) => ({ letterId: at.letterId }),
  'letters.mine': () => ({}),
  'letters.read': (at) => ({ letterId: at.letterId }),
  'letters.confirm': (at) => ({ letterId: at.letterId, childId: at.childId }),
} satisfies Partial<Aimed>
