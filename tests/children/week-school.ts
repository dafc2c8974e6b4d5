import { testDatabase, type TestDatabase } from '../database'
import { makeWorld, type Phone, type World } from '../world'
import type { PersonaName } from '../school'

/** Wednesday 25 November 2026, 15:00; the week began on Monday the 23rd, everyone is enrolled since Tuesday 1 September. One for all tests of a file. */
export class WeekSchool {
  world!: World
  private database!: TestDatabase

  /** Registers the hooks of the file that asks. */
  constructor() {
    beforeAll(async () => {
      this.database = await testDatabase()
      this.world = await makeWorld(this.database.url)
    })
    afterAll(async () => {
      await this.world.close()
      await this.database.close()
    })
  }

  as = (who: PersonaName): Phone => this.world.as(this.world.personas[who])

  /** What happened until now: calls reached and not, bookings kept and missed, notes. */
  aWeek = async (): Promise<void> => {
    const { ids } = this.world
    const mood = { topics: { mood: { step: 'good', words: '' } } }
    await this.called(ids.child, '2026-11-23T04:10:00Z')
    await this.called(ids.child, '2026-11-24T04:10:00Z', 'noAnswer')
    await this.booked(ids.child, '2026-11-27T08:00:00Z')
    await this.booked(ids.sibling, '2026-11-24T08:00:00Z')
    await this.booked(ids.classmate, '2026-11-25T08:30:00Z')
    await this.called(ids.classmate, '2026-11-08T04:00:00Z')
    await this.called(ids.sibling, '2026-11-18T04:00:00Z')
    await this.noted(ids.child, 'talkNote', '2026-11-24', mood)
    await this.noted(ids.classmate, 'talkNote', '2026-10-28', mood)
    await this.noted(ids.sibling, 'talkNote', '2026-10-27', mood)
    await this.noted(ids.child, 'homeVisit', '2026-09-02', { met: 'grandparent', findings: '都好' })
  }

  private async called(child: number, startedAt: string, outcome = 'reached'): Promise<void> {
    const { ids, sql } = this.world
    await sql(
      `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at)
       values ($1, $2, 'voice', $3, app.week_of($3), 301, $4, '{}', $5, $3)`,
      [ids.school, child, startedAt, outcome, ids.people.teacher],
    )
  }

  private async noted(child: number, kind: string, on: string, body: object): Promise<void> {
    const { ids, sql } = this.world
    await sql(
      `insert into note (school_id, child_id, kind, happened_on, week, body, for_parents, author, posted_at)
       values ($1, $2, $3, $4, date_trunc('week', $4::date), $5, '一切都好', $6, $7)`,
      [ids.school, child, kind, on, JSON.stringify(body), ids.people.teacher, '2026-11-25T00:00:00Z'],
    )
  }

  private async booked(child: number, startsAt: string): Promise<void> {
    const { school, line, relatives, people } = this.world.ids
    await this.world.sql(
      `insert into booking (school_id, line_id, starts_at, week, child_id, relative_id, state, booked_by, booked_at)
       values ($1, $2, $3, app.week_of($3), $4, $5, 'booked', $6, $3)`,
      [school, line, startsAt, child, relatives.father, people.father],
    )
  }
}
