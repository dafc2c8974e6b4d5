import type { consentPurposeLabel } from './labels'

/** Why the school may hold something: the guardian's consent for one purpose, or a duty that the law gives the school. */
export type Basis = { consent: keyof typeof consentPurposeLabel } | { law: string }

/** One kind of data about a child, as the guardian's page, the answer to a deletion, the clock's clearing and the compliance audit all name it. */
export interface Holding {
  label: string
  /** What it consists of, in plain words. */
  what: string
  basis: Basis
  /** When a guardian may have it deleted: at once, or once the child has left the school. */
  deletable: 'atOnce' | 'afterLeaving' | 'never'
  /** Years after the child has left for which it is kept without being asked; then the clock deletes it (never before LEAVING_GRACE_DAYS; the trail, at the earliest then). */
  keptYears: number
  /** Why it stays when a guardian asks for deletion; empty where nothing does. */
  keptBecause: string
}

const FILE_DUTY = '未成年人保护法第43条：学校为父母在外的孩子建立信息档案'
const CONTACT_DUTY = '未成年人保护法第23条：每周联系，书面告知委托照护'
const LOG_DUTY = '未成年人网络保护条例第36条：访问须经审批并记录'

/**
 * Everything that is held on a child (PIPL Art 47, 51, 55; 儿童个人信息网络保护规定 Art 14-20). What the law makes the school keep while the child is there cannot be deleted earlier;
 * all else goes at the guardian's word.
 */
export const holdings = {
  identity: {
    label: '基本情况',
    what: '姓名、性别、出生日期、班级、父母外出情况、寄宿情况、特殊情况',
    basis: { law: FILE_DUTY },
    deletable: 'afterLeaving',
    keptYears: 3,
    keptBecause: '孩子在校期间，法律要求学校有这份档案',
  },
  idNumber: {
    label: '身份证号',
    what: '身份证号码（加密保存）',
    basis: { consent: 'records' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  contacts: {
    label: '联系卡和照料人',
    what: '家人的姓名、关系、电话、住址、工作单位，由谁照料，委托照护书',
    basis: { law: CONTACT_DUTY },
    deletable: 'afterLeaving',
    keptYears: 0,
    keptBecause: '孩子在校期间，学校须能随时联系到家长和照料人',
  },
  character: {
    label: '性格、爱好、身体和备注',
    what: '性格、兴趣爱好、身体状况、备注',
    basis: { consent: 'records' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  calls: {
    label: '亲情电话记录',
    what: '什么时候、和谁、通了多久',
    basis: { law: CONTACT_DUTY },
    deletable: 'afterLeaving',
    keptYears: 1,
    keptBecause: '每周联系是法定要求，学校须能说明孩子和谁通过话',
  },
  callDetails: {
    label: '通话时的心情和话题',
    what: '通话时的心情、话题和老师记的一句话',
    basis: { consent: 'records' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  familyContacts: {
    label: '学校和家长的联系',
    what: '老师什么时候、为了什么事联系过家长，联系上没有',
    basis: { law: CONTACT_DUTY },
    deletable: 'afterLeaving',
    keptYears: 1,
    keptBecause: '学校要能说明和家长保持着联系',
  },
  notes: {
    label: '谈心和家访',
    what: '谈心记录、家访记录、给家长看的话',
    basis: { consent: 'records' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  photos: {
    label: '照片',
    what: '谈心、家访和活动里的照片',
    basis: { consent: 'photos' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  letters: {
    label: '每周简报',
    what: '每周简报和老师说的话、家长的回复和留给孩子的话（加密保存，只在亲情电话那里放给孩子听），学校来信和亲情书信的寄出、签收（不存亲情书信的内容）',
    basis: { consent: 'records' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  refused: {
    label: '没通过微信检查的话',
    what: '打字时被微信拦下、没有保存的话，只有校长看得到，看过半年后删除',
    basis: { consent: 'records' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  messages: {
    label: '微信消息',
    what: '发给家长的微信服务消息',
    basis: { consent: 'messages' },
    deletable: 'atOnce',
    keptYears: 0,
    keptBecause: '',
  },
  trail: {
    label: '查看和修改的记录',
    what: '谁在什么时候看过、改过孩子的档案，同意和撤回的记录，申请和答复',
    basis: { law: LOG_DUTY },
    deletable: 'never',
    keptYears: 3,
    keptBecause: '用来查明谁看过孩子的信息，法律要求留存',
  },
} as const satisfies Record<string, Holding>

/**
 * Days after a child has left before the clock deletes what needs no longer be kept: the next term's survey shows by then whether the leaving was a mistake, and children of
 * working parents come back. A guardian who asks need not wait.
 */
export const LEAVING_GRACE_DAYS = 180

export type HoldingName = keyof typeof holdings
