import type { Input } from '../../contract/actions'
import { populate } from '../school'
import { openWorld, WEDNESDAY } from '../world'
import type { PersonaName, World } from '../world'

/** Two fresh schools for each test, in one database a file, and the short words in which the record's tests speak. */
export class Records {
  world!: World

  constructor() {
    beforeAll(async () => {
      this.world = await openWorld()
    })
    beforeEach(async () => {
      this.world.outside.now = WEDNESDAY
      await this.world.sql(`update person set openid = null`)
      await this.world.sql(`update district set name = '县' || district_id`)
      await this.world.sql(`update school set name = '校' || school_id`)
      Object.assign(this.world, await populate(this.world.sql, WEDNESDAY))
    })
    afterAll(() => this.world.close())
  }

  phone = (who: PersonaName) => this.world.as(this.world.personas[who])

  /** The record of the first child, as the class teacher reads it. */
  open = (over: Partial<Input<'records.open'>> = {}, who: PersonaName = 'teacher') =>
    this.phone(who).ask('records.open', { childId: this.world.ids.child, ...over })

  /** Corrects the first child's record; the version is today's unless said. */
  correct = async (
    changes: Input<'records.correct'>['changes'],
    over: Partial<Input<'records.correct'>> = {},
    who: PersonaName = 'teacher',
  ) => {
    const childId = over.childId ?? this.world.ids.child
    const version = over.version ?? (await this.open({ childId }, who)).version
    return this.phone(who).call('records.correct', { childId, changes, ...over, version })
  }

  care = (input: Omit<Input<'records.care'>, 'childId'>, who: PersonaName = 'teacher') =>
    this.phone(who).call('records.care', { childId: this.world.ids.child, ...input })

  /** What the form of a relative sends where nothing was touched. */
  async formOf(relativeId: number, childId = this.world.ids.child): Promise<Input<'contacts.save'>> {
    const { relatives } = await this.open({ childId })
    const one = relatives.find((relative) => relative.relativeId === relativeId)!
    const { signedIn: _bound, version, phones, ...rest } = one
    const keep = { keep: true } as const
    return {
      ...rest,
      childId,
      version: version!,
      phones: phones.map((_, index) => ({ keep: index + 1 })),
      address: rest.address && keep,
      employerAddress: rest.employerAddress && keep,
      employerPhone: rest.employerPhone && keep,
    }
  }

  /** Moves the school's clock on. */
  later(minutes: number): void {
    this.world.outside.now = new Date(this.world.outside.now.getTime() + minutes * 60_000)
  }
}

export const refused = (code: string, fields?: object) => ({ ok: false, error: { code, ...(fields && { fields }) } })
