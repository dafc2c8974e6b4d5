import type { NoteField } from '../../contract/notes/kind'
import { noteKinds } from '../../contract/notes/registry'
import type { NoteKindName } from '../../contract/notes/registry'
import { talkTopicLabel, threeStepLabel } from '../../contract/labels'
import { monthDay } from '../../contract/week'

/** A note's body in one line for the timeline, read by the fields that its kind declares: a new kind of note needs nothing here. */
export function noteSummary(kind: NoteKindName, body: Record<string, unknown>): string {
  const fields: readonly NoteField[] = noteKinds[kind].fields
  return (
    fields
      .map((field) => fieldText(field, body[field.name]))
      // A sentence that ends already needs no second stop.
      .map((text) => text.replace(/[。；]+$/, ''))
      .filter((text) => text !== '')
      .join('；')
  )
}

function fieldText(field: NoteField, value: unknown): string {
  switch (field.type) {
    case 'topics':
      return topicsText(value as Topics | undefined)
    case 'text':
      return value ? `${field.label}：${value}` : ''
    case 'choice': {
      const label = field.options.find((option) => option.value === value)?.label
      return label ? `${field.label}：${label}` : ''
    }
    case 'date':
      return typeof value === 'string' ? `${field.label}：${monthDay(value)}` : ''
    case 'switch':
      return value === true ? field.label : ''
  }
}

type Topics = Partial<Record<keyof typeof talkTopicLabel, { step: keyof typeof threeStepLabel; words: string }>>

function topicsText(topics: Topics = {}): string {
  const keys = Object.keys(talkTopicLabel) as (keyof typeof talkTopicLabel)[]
  return keys
    .flatMap((key) => {
      const topic = topics[key]
      return topic
        ? [`${talkTopicLabel[key]}${threeStepLabel[topic.step]}${topic.words ? `（${topic.words}）` : ''}`]
        : []
    })
    .join('，')
}
