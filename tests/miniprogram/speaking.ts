import { settled, type Mounted } from './mount'
import type { Sounds } from './sounds'

interface Inner {
  data: Record<string, unknown>
  selectComponent(selector: string): Inner
  unfold(): void
  start(): void
  send(): void
}

/** The recorder's owner inside a mounted page, by the ids that lead to it from outside in. */
export const within = (mounted: Mounted, ...ids: string[]): Inner =>
  ids.reduce((at, id) => at.selectComponent(id), mounted.instance as unknown as Inner)

/** Unfolds a recorder and begins to speak. @returns the recorder */
export async function speak(owner: Inner, sounds: Sounds): Promise<Inner> {
  owner.unfold()
  await settled(5)
  const recorder = owner.selectComponent('#recorder')
  recorder.start()
  sounds.heard.start!({})
  await settled(5)
  return recorder
}

/** Says a sentence to its end; nobody has it yet. @returns the recorder */
export async function say(owner: Inner, sounds: Sounds): Promise<Inner> {
  const recorder = await speak(owner, sounds)
  sounds.heard.stop!({ tempFilePath: 'wxfile://tmp_1.mp3', duration: 5_000 })
  await settled(5)
  return recorder
}
