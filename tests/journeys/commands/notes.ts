import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** Notes of talks and visits, with a photo. */
export function noteCommands(world: () => World): Commands {
  const note = () => ({
    kind: 'talkNote' as const,
    childId: world().ids.child,
    happenedOn: '2026-11-25',
    body: { topics: { mood: { step: 'good' as const } } },
    photos: [`cloud://test.files/notes/${next()}.jpg`],
  })

  async function allowPhotos(): Promise<void> {
    await world()
      .as(world().personas.father)
      .ask('consents.set', { childId: world().ids.child, purpose: 'photos', given: true })
  }

  return {
    'notes.post': async () => {
      await allowPhotos()
      return { as: 'teacher', action: 'notes.post', input: note() }
    },
    'notes.undo': async () => {
      await allowPhotos()
      const { noteId } = await world().as(world().personas.teacher).ask('notes.post', note())
      return { as: 'teacher', action: 'notes.undo', input: { noteId } }
    },
  }
}
