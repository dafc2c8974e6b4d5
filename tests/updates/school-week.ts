import { Client } from 'pg'
import type { ClockWork } from '../../domain/clock/caller'
import { composeDue } from '../../domain/clock/compose-due'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld } from '../world'
import type { PersonaName, Phone, World } from '../world'

/** Friday of the world's week, as the composing hour comes and goes. */
export const FRIDAY_1759 = new Date('2026-11-27T09:59:00Z')
export const FRIDAY_1800 = new Date('2026-11-27T10:00:00Z')
export const FRIDAY_1830 = new Date('2026-11-27T10:30:00Z')
export const WEEK = '2026-11-23'

export const PHOTO = 'cloud://test.files/photos/one.jpg'

/** What stands in the body of every talk note here, and may never reach a parent. */
export const STAYS = '爷爷喝酒这件事不要告诉家长'

type ParentName = 'father' | 'mother' | 'otherFather'

/** A fresh world for each test of a file, and the steps of a week that several tests take. */
export class SchoolWeek {
  world!: World
  private database!: TestDatabase

  /** Registers the hooks of the file that asks. */
  constructor() {
    beforeAll(async () => {
      this.database = await testDatabase()
    })
    afterAll(() => this.database.close())
    beforeEach(async () => {
      await emptied(this.url)
      this.world = await makeWorld(this.url)
    })
    afterEach(() => this.world.close())
  }

  get url(): string {
    return this.database.url
  }

  clock = (): ClockWork => ({ database: this.world.database, ports: this.world.outside.ports })

  phone = (name: PersonaName): Phone => this.world.as(this.world.personas[name])

  /** Consents for each of a parent's children. */
  consent = async (name: ParentName, purposes: ('messages' | 'photos')[]): Promise<void> => {
    for (const { childId } of (await this.phone(name).ask('consents.list', {})).children) {
      for (const purpose of purposes) await this.phone(name).ask('consents.set', { childId, purpose, given: true })
    }
  }

  /** One tap on WeChat's sheet: yes to the weekly message, no to the other. */
  accept = async (name: ParentName): Promise<void> => {
    await this.phone(name).ask('messages.credit', {
      choices: [
        { template: 'weeklyUpdate', choice: 'accept' },
        { template: 'callBooked', choice: 'reject' },
      ],
    })
  }

  /** A parent who consents to messages and photos, and allows one message. */
  ready = async (name: ParentName): Promise<void> => {
    await this.consent(name, ['messages', 'photos'])
    await this.accept(name)
  }

  /** A talk with the child of `father` and `mother`, whose body stays in school. */
  talk = async (forParents: string, photos: string[] = []): Promise<number> => {
    const { noteId } = await this.phone('teacher').ask('notes.post', {
      kind: 'talkNote',
      childId: this.world.ids.child,
      happenedOn: '2026-11-25',
      body: { topics: { mood: { step: 'fair', words: STAYS } }, problem: STAYS, measure: STAYS },
      forParents,
      photos,
    })
    return noteId
  }

  /** Friday 18:00 comes; the updates of the teacher's class. */
  compose = async (): Promise<number[]> => {
    this.world.outside.now = FRIDAY_1800
    await composeDue(this.clock())
    const review = await this.phone('teacher').ask('updates.review', {})
    return review.updates.map((update) => update.updateId)
  }
}

/** A new world on the same database: making the database is what takes time. */
export async function emptied(url: string): Promise<void> {
  const owner = new Client({ connectionString: url })
  await owner.connect()
  const { rows } = await owner.query(
    `select string_agg(format('%I', tablename), ', ') as all from pg_tables where schemaname = 'public'`,
  )
  // The audit refuses even its owner, except in replica mode.
  await owner.query('set session_replication_role = replica')
  await owner.query(`truncate ${rows[0].all} restart identity cascade`)
  // The embedded database has one session for all: without this, no foreign key and no trigger would hold in the test.
  await owner.query('reset session_replication_role')
  // The embedded database has one session for everybody: left so, no trigger and no foreign key would hold in the test.
  await owner.query('set session_replication_role = origin')
  await owner.end()
}
