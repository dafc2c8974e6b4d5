import type { Input } from '../../contract/actions'
import type { ClockWork } from '../../domain/clock/caller'
import { openWorld } from '../world'
import type { PersonaName, Phone, World } from '../world'

/** Today at the school, as an instant: `at('16:20')`. The world stands on Wednesday, 25 November, 15:00. */
export const at = (clock: string, day = '2026-11-25') => new Date(`${day}T${clock}:00+08:00`).toISOString()

/** A world for a file about the desk, and what its tests do over and over. */
export class DeskDay {
  world!: World

  /** Registers the hooks of the file that asks: a fresh world for each test. */
  constructor() {
    beforeEach(async () => {
      this.world = await openWorld()
    })
    afterEach(() => this.world.close())
  }

  clock = (): ClockWork => ({ database: this.world.database, ports: this.world.outside.ports })

  phone = (name: PersonaName): Phone => this.world.as(this.world.personas[name])

  /** It is now this time of the day. */
  isNow = (clock: string, day?: string): void => {
    this.world.outside.now = new Date(at(clock, day))
  }

  /** Books as the owner of the database would: rows of one party. */
  book = async (children: number[], startsAt: string, more: Record<string, unknown> = {}): Promise<number[]> => {
    const { school, line, people } = this.world.ids
    const ids: number[] = []
    for (const child of children) {
      const row = {
        school_id: school,
        line_id: line,
        starts_at: startsAt,
        week: '2026-11-23',
        child_id: child,
        party_id: Math.min(...children),
        state: 'booked',
        booked_by: people.desk,
        booked_at: '2026-11-20T00:00:00Z',
        origin: 'staff',
        ...more,
      }
      const names = Object.keys(row)
      const [made] = await this.world.sql<{ booking_id: string }>(
        `insert into booking (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning booking_id`,
        Object.values(row),
      )
      ids.push(Number(made!.booking_id))
    }
    return ids
  }

  /** Consents to messages and allows one of each template of the family phone. */
  ready = async (name: 'father' | 'mother' | 'otherFather', messages = 1): Promise<void> => {
    for (const { childId } of (await this.phone(name).ask('consents.list', {})).children) {
      await this.phone(name).ask('consents.set', { childId, purpose: 'messages', given: true })
    }
    const templates = ['callBooked', 'callReminder', 'callChanged', 'callOffer'] as const
    for (let i = 0; i < messages; i += 1) {
      await this.phone(name).ask('messages.credit', {
        choices: templates.map((template) => ({ template, choice: 'accept' as const })),
      })
    }
  }

  call = (childId: number, more: Partial<Input<'calls.log'>> = {}): Input<'calls.log'> => ({
    childId,
    outcome: 'reached',
    startedAt: at('14:30'),
    durationSeconds: 300,
    ...more,
  })

  bookings = (): Promise<{ child_id: string; state: string; why: string | null }[]> =>
    this.world.sql(`select child_id, state, why from booking order by booking_id`)

  messages = (template: string): Promise<{ person_id: string; data: Record<string, unknown> }[]> =>
    this.world.sql(`select person_id, data from message where template = '${template}' order by message_id`)
}
