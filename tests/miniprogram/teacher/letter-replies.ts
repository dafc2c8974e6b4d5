import type { Output } from '../../../contract/actions'
import { longName, thisWeek } from './replies'

type Review = Output<'updates.review'>
type Update = Review['updates'][number]

export const update = (updateId: number, change: Partial<Update> = {}): Update => ({
  updateId,
  childId: updateId,
  name: `孩子${updateId}`,
  thin: false,
  published: false,
  publishedAt: null,
  corrected: false,
  version: change.published ? 1 : 0,
  read: false,
  readVersion: 0,
  answers: [],
  voices: 0,
  lacks: change.thin ? 'callOnly' : null,
  teacherLine: '',
  spoken: false,
  summary: '通话1次共9分钟，开心',
  ...change,
})

export function review(updates: Update[], change: Partial<Review> = {}): Review {
  return {
    classes: [{ classId: 1, name: '一年级1班' }],
    classId: 1,
    week: thisWeek,
    composedAt: '2026-11-20T10:00:00.000Z',
    ask: '',
    mayAsk: true,
    updates,
    ...change,
  }
}

export const preview = (change: Partial<Output<'updates.preview'>> = {}): Output<'updates.preview'> => ({
  updateId: 1,
  childId: 3,
  name: longName,
  week: thisWeek,
  published: false,
  corrected: false,
  version: 0,
  teacherLine: '',
  voice: null,
  answers: [],
  body: { calls: [], topics: { study: 'good' }, notes: [], photoIds: [], nextCallAt: null },
  photos: [],
  ...change,
})
