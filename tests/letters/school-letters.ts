import type { World } from '../world'
import type { PersonaName } from '../school'

export const LETTER = {
  kind: 'toParents',
  occasion: 'termStart',
  title: '开学致家长的一封信',
  body: '各位家长：新学期开始了。',
} as const

export const ROUND = { kind: 'family', occasion: 'springFestival', title: '春节给爸爸妈妈写信' } as const

/** Lets a person have messages about children, and allows so many about letters. */
export async function allowsLetters(world: World, who: PersonaName, children: number[], left: number): Promise<void> {
  const { ids, outside } = world
  for (const childId of children)
    await world.sql(
      `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'messages', '2026-09', $4)`,
      [ids.school, childId, ids.people[who], outside.now],
    )
  await world.sql(
    `insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at) values ($1, $2, 'letter', $3, 'accept', $4)`,
    [ids.school, ids.people[who], left, outside.now],
  )
}

/** What waits for whom, by state. */
export async function messagesOf(world: World): Promise<{ who: number; child: number; state: string; page: string }[]> {
  return world.sql(
    `select person_id::int as who, child_id::int as child, state, page from message where template = 'letter' order by message_id`,
  )
}
