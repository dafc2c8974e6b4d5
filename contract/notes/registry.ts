import { activity } from './activity'
import { award } from './award'
import { health } from './health'
import { homeVisit } from './homeVisit'
import { study } from './study'
import { talkNote } from './talkNote'

/** Every kind of note there is. A new kind is one file beside this one and one line here and in `anyKind` (actions.ts); forms, timeline, handlers and permission tests follow. */
export const noteKinds = { talkNote, homeVisit, study, health, activity, award } as const

export type NoteKindName = keyof typeof noteKinds
