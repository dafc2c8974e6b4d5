/** Longest message, in seconds: a break is ten minutes, and a child listens to a minute. */
export const VOICE_SECONDS = 60
/** So many messages of one parent may wait for one child; then the child listens first. */
export const VOICES_WAITING = 3
/** Folders of cloud storage into which phones put recordings: for a child (gone as soon as the school has sealed it), a teacher's line. */
export const voiceFolder = { forChild: 'voices/incoming', line: 'voices/lines' } as const
export type VoiceKind = keyof typeof voiceFolder
