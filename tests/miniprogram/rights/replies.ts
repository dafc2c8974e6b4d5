import type { Output } from '../../../contract/actions'

export const consents: Output<'consents.list'> = {
  noticeVersion: '2026-11',
  messagesLeft: 0,
  requests: { open: 0, answered: 1 },
  children: [
    {
      childId: 3,
      name: '欧阳买买提·艾力江',
      className: '三年级1班',
      school: '柳溪镇中心小学',
      relation: 'father',
      given: [{ purpose: 'records', at: '2026-09-01T00:00:00.000Z' }],
      others: [],
    },
  ],
}
export const held: Output<'rights.held'> = {
  childId: 3,
  name: '欧阳买买提·艾力江',
  left: false,
  onPaper: false,
  holdings: [
    { name: 'identity', count: 1, first: null, last: null, lines: [{ label: '班级', value: '三年级1班' }], more: 0 },
    {
      name: 'calls',
      count: 12,
      first: '2025-12-24',
      last: '2026-11-18',
      lines: [{ label: '2026-11-18 12:40', value: '电话，妈妈，接通了' }],
      more: 11,
    },
    { name: 'photos', count: 0, first: null, last: null, lines: [], more: 0 },
  ],
}
export const readers: Output<'rights.readers'> = {
  childId: 3,
  name: '欧阳买买提·艾力江',
  days: [
    {
      day: '2026-11-18',
      people: [
        {
          name: '林老师',
          hat: 'teacher',
          relation: null,
          self: false,
          did: [{ action: 'children.open', times: 2, last: '2026-11-18T04:40:00.000Z' }],
        },
        {
          name: '',
          hat: 'parent',
          relation: 'mother',
          self: false,
          did: [{ action: 'updates.mine', times: 1, last: '2026-11-18T04:00:00.000Z' }],
        },
        {
          name: '',
          hat: null,
          relation: null,
          self: false,
          did: [{ action: 'clock.send', times: 1, last: '2026-11-18T03:00:00.000Z' }],
        },
      ],
    },
  ],
  next: '2026-11-18',
}
export const mine: Output<'rights.mine'> = {
  requests: [
    {
      requestId: 7,
      childId: 3,
      name: '欧阳买买提·艾力江',
      kind: 'deletion',
      words: '',
      state: 'done',
      askedAt: '2026-11-01T04:00:00.000Z',
      answeredAt: '2026-11-03T04:00:00.000Z',
      answer: '已经删除',
      asked: ['photos', 'calls'],
      deleted: ['photos'],
      kept: ['calls'],
      file: false,
    },
  ],
}
