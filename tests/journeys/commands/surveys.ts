import type { World } from '../../world'
import type { Commands } from '../commands'

/** The class teacher's answers to the survey. */
export const surveyCommands = (world: () => World): Commands => ({
  'surveys.answer': async () => {
    await world().sql(`delete from survey_answer`)
    const answers = [
      { childId: world().ids.child, answer: 'changed' as const },
      { childId: world().ids.classmate, answer: 'unchanged' as const },
    ]
    return { as: 'teacher', action: 'surveys.answer', input: { answers } }
  },
  'surveys.retract': async () => {
    const childId = world().ids.classmate
    const answers = [{ childId, answer: 'unchanged' as const }]
    await world().as(world().personas.teacher).ask('surveys.answer', { answers })
    return { as: 'teacher', action: 'surveys.retract', input: { childIds: [childId] } }
  },
})
