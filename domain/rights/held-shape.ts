import type {
  Label,
  accommodationLabel,
  callOutcomeLabel,
  callTopicLabel,
  careArrangementLabel,
  contactAboutLabel,
  contactChannelLabel,
  leftBehindStatusLabel,
  mediumLabel,
  noteKindLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
  talkTopicLabel,
  threeStepLabel,
} from '../../contract/labels'
import type { LetterKind } from '../../contract/letter-words'
import type { DateText } from '../../contract/week'

interface Kept {
  count: number
  first: DateText | null
  last: DateText | null
}

type Relation = Label<typeof relationLabel>

/** What `app.held` and `app.held_more` answer, with the school's letters. Sealed values are base64 of their ciphertext. */
export interface HeldRow {
  childId: number
  name: string
  leftOn: DateText | null
  identity: {
    sex: Label<typeof sexLabel>
    birthDate: DateText
    className: string
    enrolledOn: DateText
    leftOn: DateText | null
    parentalAbsence: Label<typeof parentalAbsenceLabel>
    leftBehindStatus: Label<typeof leftBehindStatusLabel>
    accommodation: Label<typeof accommodationLabel>
    specialStatus: Label<typeof specialStatusLabel>[]
  }
  idNumber: string | null
  address: string | null
  character: { character: string; interests: string; health: string; remarks: string }
  card: {
    relation: Relation
    name: string
    self: boolean
    isCaregiver: boolean
    numbers: number
    /** The reader's own entry; of the others a guardian reads who they are and no more. */
    own: { employer: string; reachable: string; address: string | null; phones: string[] } | null
  }[]
  care: { kind: Label<typeof careArrangementLabel>; from: DateText; to: DateText | null }[]
  notices: { signedOn: DateText; validUntil: DateText | null }[]
  calls: Kept & {
    details: number
    items: {
      at: string
      medium: Label<typeof mediumLabel>
      outcome: Label<typeof callOutcomeLabel>
      seconds: number
      relation: Relation | null
      mood: 1 | 2 | 3 | 4 | 5 | null
      topics: Label<typeof callTopicLabel>[]
    }[]
  }
  notes: Kept & { written: number; items: { kind: Label<typeof noteKindLabel>; on: DateText; forParents: string }[] }
  photos: Kept
  letters: Kept & {
    published: number
    items: {
      week: DateText
      line: string
      topics: Partial<Record<Label<typeof talkTopicLabel>, Label<typeof threeStepLabel>>>
    }[]
  }
  /** The school's letters to the family, and family letters: that they were sent and came. */
  mail: { count: number; items: { on: DateText; kind: LetterKind; title: string; sent: boolean; confirmed: boolean }[] }
  /** What `app.held_more` answers: the reader's own answers to the updates and voices for the child; the school's contacts with the family; what WeChat refused. */
  answers: { count: number; items: { week: DateText; thumb: boolean; phrase: string | null; reply: string | null }[] }
  voices: { count: number; items: { on: DateText; seconds: number; heardOn: DateText | null }[] }
  familyContacts: Kept & {
    items: {
      on: DateText
      channel: Label<typeof contactChannelLabel>
      about: Label<typeof contactAboutLabel>
      reached: boolean
    }[]
  }
  refused: Kept & { own: number; items: { on: DateText; words: string }[] }
  messages: Kept
  trail: Kept & { consents: number; renewed: number; requests: number }
}
