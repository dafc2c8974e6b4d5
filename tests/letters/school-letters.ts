import { noticeVersion } from '../../contract/session'
import { openWorld } from '../world'
import type { Phone, World } from '../world'
import type { PersonaName } from '../school'

export const LETTER = {
  kind: 'toParents',
  occasion: 'termStart',
  title: '开学致家长的一封信',
  body: '各位家长：新学期开始了。',
} as const

export const ROUND = { kind: 'family', occasion: 'springFestival', title: '春节给爸爸妈妈写信' } as const

export const refused = (code: string) => ({ ok: false, error: { code } })

/** Lets a person have messages about children, and allows so many about letters. */
export async function allowsLetters(
  { ids, outside, sql }: World,
  who: PersonaName,
  children: number[],
  left: number,
): Promise<void> {
  for (const childId of children)
    await sql(
      `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'messages', $4, $5)`,
      [ids.school, childId, ids.people[who], noticeVersion, outside.now],
    )
  await sql(
    `insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at) values ($1, $2, 'letter', $3, 'accept', $4)`,
    [ids.school, ids.people[who], left, outside.now],
  )
}

/** The two schools with everybody's phones; anew for each test of a file, or once for all of them. */
export class LetterSchool {
  world!: World

  constructor(anew: 'eachTest' | 'once' = 'eachTest') {
    const [open, close] = anew === 'once' ? [beforeAll, afterAll] : [beforeEach, afterEach]
    open(async () => {
      this.world = await openWorld()
    })
    close(() => this.world.close())
  }

  as = (who: PersonaName): Phone => this.world.as(this.world.personas[who])

  allows = (who: PersonaName, children: number[], left: number): Promise<void> =>
    allowsLetters(this.world, who, children, left)

  /** What waits for whom, by state. */
  messages = (): Promise<{ who: number; child: number; state: string; page: string }[]> =>
    this.world.sql(
      `select person_id::int as who, child_id::int as child, state, page from message where template = 'letter' order by message_id`,
    )
}
