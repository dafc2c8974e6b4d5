import { homeVisit } from './homeVisit'
import { talkNote } from './talkNote'

/** Every kind of note there is. A new kind is one file beside this one and one line here; forms, timeline, handlers and permission tests follow. */
export const noteKinds = { talkNote, homeVisit } as const

export type NoteKindName = keyof typeof noteKinds
