import type { Output } from '../../../../contract/actions'
import { longName } from '../replies'

export type Opened = Output<'records.open'>

/** Signs in, works far away, is the sibling's father too. */
export const father: Opened['relatives'][number] = {
  relativeId: 11,
  version: 4,
  name: '王强',
  relation: 'father',
  relationText: '',
  phones: ['199****0001', '199****0002'],
  employer: '滨港电子厂',
  occupation: '',
  employerAddress: '',
  employerPhone: '',
  address: '滨港市港北区工业***',
  reachable: '每天20:00以后',
  age: null,
  healthNote: '',
  deceased: false,
  isCaregiver: false,
  atHome: false,
  signedIn: true,
}
/** Cares for the child and has no number on file. */
export const grandmother: Opened['relatives'][number] = {
  ...father,
  relativeId: 12,
  name: '李桂兰',
  relation: 'grandmotherPaternal',
  phones: [],
  employer: '',
  address: '',
  reachable: '',
  isCaregiver: true,
  signedIn: false,
}

/** The child's record as the class teacher opens it today. */
export const record = (change: Partial<Opened> = {}): Opened => ({
  childId: 3,
  version: 7,
  on: '2026-11-22',
  isToday: true,
  firstDay: '2024-09-01',
  name: longName,
  sex: 'male',
  birthDate: '2017-05-01',
  classId: 1,
  className: '三年级2班',
  enrolledOn: '2024-09-01',
  leftOn: null,
  idNumber: '',
  address: '测试县东河镇上村3***',
  facts: {
    parentalAbsence: 'both',
    leftBehindStatus: 'bothParents',
    careArrangement: 'kinshipGrandparent',
    accommodation: 'day',
    specialStatus: [],
  },
  caregiverId: 12,
  careSince: '2026-09-01',
  character: '开朗',
  interests: '',
  health: '',
  remarks: '',
  relatives: [father, grandmother],
  siblings: [
    { childId: 9, name: '王小二', className: '一年级1班', through: [11] },
    { childId: null, name: '', className: '', through: [11] },
  ],
  care: [
    {
      careId: 2,
      kind: 'kinshipGrandparent',
      caregiver: '李桂兰',
      relation: 'grandmotherPaternal',
      from: '2026-09-01',
      to: null,
      reason: '父母外出',
    },
    {
      careId: 1,
      kind: 'parent',
      caregiver: '王强',
      relation: 'father',
      from: '2024-09-01',
      to: '2026-09-01',
      reason: '',
    },
  ],
  events: [
    {
      eventId: 5,
      kind: 'absenceChanged',
      on: '2026-09-01',
      recordedOn: '2026-09-03',
      by: '崔丽琴',
      note: '',
      changes: [{ what: '父母外出', from: '一方外出', to: '双方外出' }],
    },
  ],
  notice: { standing: 'missing', latest: null },
  alerts: [{ level: 'amber', text: '父母外出，还没有交委托照护书', law: '未成年人保护法第23条' }],
  gaps: ['idNumber', 'health', 'caregiverAge', 'notice'],
  corrections: [{ requestId: 5, on: '2026-11-20', words: '生日应该是2017年5月2日', state: 'open' }],
  can: { correct: true, people: true, trail: false },
  ...change,
})
