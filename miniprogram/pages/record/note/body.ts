import type { Input, Output } from '../../../../contract/actions'
import type { talkTopicLabel, threeStepLabel } from '../../../../contract/labels'
import type { FieldView } from './view'

type Post = Input<'notes.post'>
type Step = keyof typeof threeStepLabel
export type Topics = Partial<Record<keyof typeof talkTopicLabel, { step: Step; words: string }>>
export type Values = Record<string, unknown>

/** Everything that is filled in on the form of one note. */
export interface Entry {
  happenedOn: string
  values: Values
  forParents: string
  /** File ids of photos that have gone up. */
  photos: string[]
}

/** What each field holds before it is touched. */
export function emptyValues(fields: FieldView[]): Values {
  const empty = { topics: {}, text: '', choice: '', date: '', switch: false }
  return Object.fromEntries(fields.map(({ name, type }) => [name, empty[type]]))
}

/** The part of a note that stays in school: what was left open is left out, texts come trimmed. */
export function bodyOf(fields: FieldView[], values: Values): Values {
  const filled = fields.flatMap(({ name, type }): Array<[string, unknown]> => {
    const value = values[name]
    if (type === 'text') return [[name, String(value ?? '').trim()]]
    if (type === 'topics') return [[name, value ?? {}]]
    if (type === 'switch') return [[name, value === true]]
    return value ? [[name, value]] : []
  })
  return Object.fromEntries(filled)
}

/** The command. Its body is checked against the kind's own schema by the server, whose answer names the fields. */
export function inputOf(kind: Post['kind'], childId: number, fields: FieldView[], entry: Entry): Post {
  const { happenedOn, values, forParents, photos } = entry
  const note = { kind, childId, happenedOn, body: bodyOf(fields, values), forParents: forParents.trim(), photos }
  return note as Post
}

/** True when nothing has been filled in: such a draft is not worth offering again. */
export function isBlank(fields: FieldView[], { values, forParents, photos }: Entry): boolean {
  const untouched = fields.every(({ name, type }) => {
    const value = values[name]
    return type === 'topics' ? Object.keys((value ?? {}) as object).length === 0 : !value
  })
  return untouched && forParents.trim() === '' && photos.length === 0
}

/** The note as it will stand in the parents' weekly letter: faces without words, and what is written for them. */
export function letterOf(kind: Post['kind'], fields: FieldView[], entry: Entry): Output<'updates.preview'>['body'] {
  const name = fields.find(({ type }) => type === 'topics')?.name
  const topics = (name ? (entry.values[name] ?? {}) : {}) as Topics
  const steps = Object.entries(topics).map(([key, topic]) => [key, topic.step])
  return {
    calls: [],
    topics: Object.fromEntries(steps) as Output<'updates.preview'>['body']['topics'],
    notes: [{ kind, on: entry.happenedOn, text: entry.forParents.trim() }],
    photoIds: [],
    nextCallAt: null,
  }
}
