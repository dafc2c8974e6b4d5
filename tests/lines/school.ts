import type { Input } from '../../contract/actions'
import { openWorld } from '../world'
import type { PersonaName, Phone, World } from '../world'

type Line = Input<'lines.save'>

/** The same minutes on every day of the week. */
export const every = (from: number, to: number) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }))

/**
 * The world's school on Wednesday 2026-11-25 15:00 with its one line, open every day 12-13 and 16-20 in slots of 10 minutes; as it was again for each test. (A world for each would take
 * seconds.)
 */
export class LineSchool {
  world!: World

  /** Registers the hooks of the file that asks. */
  constructor() {
    beforeAll(async () => {
      this.world = await openWorld()
    })
    afterAll(() => this.world.close())
    beforeEach(() => this.asItWas())
  }

  as = (name: PersonaName): Phone => this.world.as(this.world.personas[name])

  clock = () => ({ database: this.world.database, ports: this.world.outside.ports })

  /** The line as it stands, for the form's whole input. */
  line = (change: Partial<Line> = {}): Line => ({
    lineId: this.world.ids.line,
    name: '亲情电话',
    medium: 'voice',
    slotMinutes: 10,
    hours: [...every(720, 780), ...every(960, 1200)],
    ...change,
  })

  /** Books as the desk does. */
  booked = async (childId: number, startsAt: string, lineId = this.world.ids.line): Promise<number> =>
    (await this.as('desk').ask('bookings.book', { childId, lineId, startsAt })).bookingId

  /** What stands on file of the agreed calls. */
  reviews = async () =>
    (
      await this.world.sql<{ child_id: string; state: string; review: string | null; seen: boolean }>(
        `select child_id, state, review, review_at is not null as seen from booking where state <> 'moved' order by booking_id`,
      )
    ).map(({ child_id, state, review, seen }) => ({ child: Number(child_id), state, review, seen }))

  /** The parents of the child and its sibling hear of changes by WeChat. */
  listening = async (): Promise<void> => {
    const { school, people, child, sibling } = this.world.ids
    for (const person of [people.father, people.mother]) {
      for (const one of [child, sibling])
        await this.world.sql(
          `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'messages', '2026-11', now())`,
          [school, one, person],
        )
      await this.world.sql(
        `insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at) values ($1, $2, 'callChanged', 9, 'accept', now())`,
        [school, person],
      )
    }
  }

  /** Who was told what of a changed time. */
  told = async () =>
    (
      await this.world.sql<{ person: string; data: { reason: string; child: string } }>(
        `select person_id as person, data from message where template = 'callChanged' order by message_id`,
      )
    ).map(({ person, data }) => ({ person: Number(person), reason: data.reason, child: data.child }))

  private async asItWas(): Promise<void> {
    this.world.outside.now = new Date('2026-11-25T07:00:00Z')
    for (const table of [
      'booking',
      'waiting',
      'message',
      'message_credit',
      'hours_exception',
      'opening_hours',
      'call_rules',
    ])
      await this.world.sql(`delete from ${table}`)
    await this.world.sql(`delete from consent where purpose = 'messages'`)
    await this.world.sql(`delete from phone_line where line_id <> $1`, [this.world.ids.line])
    await this.as('head').ask('lines.save', this.line())
  }
}
