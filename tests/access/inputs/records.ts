import type { Aimed } from '../inputs'

/** A version that no record has: a change that is seen to be somebody's is still refused, so that the matrix leaves the cards as they are. */
const STALE = 999_903

export const recordInputs = {
  'contacts.save': (at) => ({
    childId: at.childId,
    relativeId: at.relativeId,
    version: STALE,
    name: '矩阵亲戚',
    relation: 'otherRelative',
    phones: [{ keep: 1 }],
  }),
  'contacts.order': (at) => ({ childId: at.childId, relativeIds: [at.relativeId] }),
  'contacts.remove': (at) => ({ childId: at.childId, relativeId: STALE }),
  'records.open': (at) => ({ childId: at.childId }),
  'records.correct': (at) => ({ childId: at.childId, version: 1, changes: { interests: '画画' } }),
  'records.care': (at) => ({
    childId: at.childId,
    kind: 'kinshipOther',
    caregiverId: at.relativeId,
    from: '2026-08-01',
  }),
  'records.notice': (at) => ({
    childId: at.childId,
    caregiverId: at.relativeId,
    signedOn: '2026-09-01',
    villageTold: true,
  }),
  'records.reveal': (at) => ({ childId: at.childId, what: 'address' }),
  'records.gaps': (at) => ({ classId: at.classId }),
} satisfies Partial<Aimed>
