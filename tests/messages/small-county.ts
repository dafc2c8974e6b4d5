import { Client } from 'pg'
import type { ActionName, Input, Output } from '../../contract/actions'
import type { MessageMoment } from '../../contract/message-moments'
import type { TemplateName } from '../../contract/templates'
import { hatKey } from '../../contract/roles'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { Database } from '../../database/connect'
import { Random } from '../../database/demo/random'
import { scaleCounty } from '../../database/demo/scale'
import { asleepUntil } from '../../domain/availability/asleep'
import type { ClockWork } from '../../domain/clock/caller'
import { closeDay } from '../../domain/clock/close-day'
import { composeDue } from '../../domain/clock/compose-due'
import { offerSlots } from '../../domain/clock/offers'
import { planDue } from '../../domain/clock/plan-due'
import { remind } from '../../domain/clock/reminders'
import { sendMessages } from '../../domain/clock/send-messages'
import { cellsOf } from '../../contract/availability-cells'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeOutside, testKeys } from '../ports'
import type { Outside } from '../ports'
import { phoneOf } from '../world'
import { StrictWeChat } from './strict-wechat'

export interface Family {
  openid: string
  schoolId: number
  childId: number
  teacher: string
  lineId: number
  slot: number
}

const NIGHT_SHIFT = { pattern: 'night' as const, anchor: '2026-11-23', cells: cellsOf('night'), restDays: [] }
const ACCEPTS = 0.7
/** Slots a day of the lines in the made-up county (database/demo/scale-sql.ts). */
const A_DAY = 12

/** Three schools of forty children each, whose parents allow messages as parents do, and the clock that tells them. */
export class SmallCounty {
  readonly chance = new Random('eight weeks')
  wechat!: StrictWeChat
  families: Family[] = []
  mothers: Family[] = []
  owner!: Client
  private outside!: Outside
  private database!: Database
  private scratch!: TestDatabase
  private nightShift = new Set<string>()

  async open(monday: DateText): Promise<this> {
    this.scratch = await testDatabase()
    this.outside = makeOutside(new Date(instantAt(monday, 360)))
    await scaleCounty({
      url: this.scratch.url,
      keys: testKeys,
      now: this.outside.now,
      schools: 3,
      childrenPerSchool: 40,
    })
    this.owner = new Client({ connectionString: this.scratch.url })
    await this.owner.connect()
    await this.settle()
    this.database = new Database(this.scratch.url, 4)
    this.wechat = new StrictWeChat(
      () => this.outside.now,
      new Random('wechat'),
      (openid) => this.nightShift.has(openid) && asleepUntil(NIGHT_SHIFT, this.outside.now) !== null,
    )
    this.outside.ports.wechat.send = this.wechat.send
    return this
  }

  async close(): Promise<void> {
    await this.database.close()
    await this.owner.end()
    await this.scratch.close()
  }

  /** Nobody has allowed anything yet; every third child's mother is there too, every seventh father works at night. */
  private async settle(): Promise<void> {
    await this.owner.query(`delete from message_credit`)
    // Of the three schools one has its calls planned; in the others families and teachers agree on them.
    await this.owner.query(
      `insert into call_rules (school_id, publish) select school_id, 'head' from school where school_id <> (select min(school_id) from school)`,
    )
    await this.owner.query(`
      with made as (
        insert into person (openid, name) select 'o_mother' || child_id, '母亲' || child_id from child where child_id % 3 = 0 returning person_id, substr(openid, 9)::bigint as child_id),
      kin as (
        insert into relative (school_id, name, person_id, bound_at) select c.school_id, '母亲' || c.child_id, m.person_id, now() from made m join child c using (child_id)
        returning school_id, relative_id, person_id),
      of as (select k.*, m.child_id from kin k join made m using (person_id)),
      card as (
        insert into child_relative (school_id, child_id, relative_id, relation, call_order, is_caregiver, at_home)
        select school_id, child_id, relative_id, 'mother', 3, false, false from of)
      insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at)
      select o.school_id, o.child_id, o.person_id, purpose, (select notice_version from consent limit 1), now() - interval '10 days'
      from of o, unnest(array['records', 'messages']) purpose`)
    const kin = await this.owner.query<Family & { relation: string; relativeId: number }>(`
      select p.openid, c.school_id::int as "schoolId", c.child_id::int as "childId", t.openid as teacher, cr.relation, r.relative_id::int as "relativeId",
        b.line_id::int as "lineId", (row_number() over (partition by b.line_id, cr.relation order by c.child_id) - 1)::int as slot
      from child c join child_relative cr using (school_id, child_id) join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
      join person p on p.person_id = r.person_id join class_teacher k on k.school_id = c.school_id and k.class_id = c.class_id join person t on t.person_id = k.person_id
      join lateral (select line_id from booking b where b.school_id = c.school_id and b.child_id = c.child_id limit 1) b on true order by c.child_id`)
    this.families = kin.rows.filter(({ relation }) => relation === 'father')
    this.mothers = kin.rows.filter(({ relation }) => relation === 'mother')
    for (const { openid, schoolId, relativeId } of kin.rows.filter((_, at) => at % 7 === 0)) {
      this.nightShift.add(openid)
      await this.owner.query(
        `insert into availability (school_id, relative_id, pattern, anchor, cells, rest_days, set_by, set_at)
         select $1, $2, $3, $4, $5, '{}', person_id, now() from relative where school_id = $1 and relative_id = $2`,
        [schoolId, relativeId, NIGHT_SHIFT.pattern, NIGHT_SHIFT.anchor, NIGHT_SHIFT.cells],
      )
    }
  }

  /** The school's clock stands at a day's minute, and its jobs run. */
  async tick(day: DateText, minute: number): Promise<void> {
    this.outside.now = new Date(instantAt(day, minute))
    const clock: ClockWork = { database: this.database, ports: this.outside.ports }
    // The jobs that find nothing to do for most of the day are left out then, to spare the machine.
    if (minute < 8 * 60) await closeDay(clock)
    if (minute >= 18 * 60) await composeDue(clock)
    await planDue(clock)
    // Nobody is called in these weeks, so everybody waits: once a day is offers enough.
    if (minute === 14 * 60 + 5) await offerSlots(clock)
    await remind(clock)
    await sendMessages(clock)
  }

  /** WeChat's sheet comes up: of each template they allow one message, or not. */
  async askFor({ openid, schoolId }: Family, templates: TemplateName[], moment: MessageMoment): Promise<void> {
    const choices = templates.map((template) => ({
      template,
      choice: this.chance.chance(ACCEPTS) ? ('accept' as const) : ('reject' as const),
    }))
    for (const { template, choice } of choices) if (choice === 'accept') this.wechat.allow(openid, template)
    await this.ask(openid, hatKey(schoolId, 'parent'), 'messages.credit', { choices, moment })
  }

  /** A call in the family's own slot of a week, agreed by the teacher on the phone or by the parent. */
  async book(family: Family, week: DateText, by: 'teacher' | 'parent'): Promise<number> {
    const { slot, lineId, childId, schoolId } = family
    const [day, nth] = [addDays(week, Math.floor(slot / A_DAY)), slot % A_DAY]
    const startsAt = instantAt(day, (nth < 4 ? 710 : 900) + 15 * nth)
    const openid = by === 'parent' ? family.openid : family.teacher
    return (await this.ask(openid, hatKey(schoolId, by), 'bookings.book', { childId, lineId, startsAt })).bookingId
  }

  async cancel({ teacher, schoolId }: Family, bookingId: number): Promise<void> {
    await this.ask(teacher, hatKey(schoolId, 'teacher'), 'bookings.cancel', { bookingId })
  }

  /** Every teacher publishes the class. */
  async publish(): Promise<void> {
    const teachers = new Map(this.families.map(({ teacher, schoolId }) => [teacher, schoolId]))
    for (const [teacher, schoolId] of teachers) {
      const hat = hatKey(schoolId, 'teacher')
      const { updates } = await this.ask(teacher, hat, 'updates.review', {})
      const updateIds = updates.filter(({ published }) => !published).map(({ updateId }) => updateId)
      if (updateIds.length > 0) await this.ask(teacher, hat, 'updates.publish', { updateIds })
    }
  }

  private async ask<A extends ActionName>(openid: string, hat: string, action: A, input: Input<A>): Promise<Output<A>> {
    const phone = phoneOf({ database: this.database, ports: this.outside.ports, log: () => undefined }, { openid, hat })
    return (await phone.ask(action, input)) as Output<A>
  }
}
