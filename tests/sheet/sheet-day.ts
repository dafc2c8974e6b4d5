import type { Output } from '../../contract/actions'
import { DeskDay } from '../desk/desk'
import type { PersonaName } from '../world'

type Sheet = Output<'sheet.list'>

/** A desk's day with messages that could not be sent. */
export class SheetDay extends DeskDay {
  /** A row of the outbox as tellFamilies, publish and the clock leave it. */
  unsent = async (
    template: string,
    childId: number,
    data: object,
    more: { state?: string; to?: number; due?: string } = {},
  ): Promise<number> => {
    const { school, people } = this.world.ids
    const [row] = await this.world.sql<{ message_id: string }>(
      `insert into message (school_id, person_id, child_id, template, page, data, state, due_at) values ($1, $2, $3, $4, 'p', $5, $6, $7) returning message_id`,
      [
        school,
        more.to ?? people.father,
        childId,
        template,
        data,
        more.state ?? 'noCredit',
        more.due ?? this.world.outside.now,
      ],
    )
    return Number(row!.message_id)
  }

  /** An update of some week, published `daysAgo`; read by whom. */
  update = async (childId: number, week: string, daysAgo: number, reader?: PersonaName): Promise<number> => {
    const { school, people } = this.world.ids
    const at = new Date(this.world.outside.now.getTime() - daysAgo * 86_400_000)
    const [row] = await this.world.sql<{ update_id: string }>(
      `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at, published_by) values ($1, $2, $3, '{}', false, $4, $4, $5) returning update_id`,
      [school, childId, week, at, people.teacher],
    )
    const id = Number(row!.update_id)
    if (reader)
      await this.world.sql(
        `insert into update_reader (school_id, update_id, person_id, child_id, read_at) values ($1, $2, $3, $4, $5)`,
        [school, id, people[reader], childId, this.world.outside.now],
      )
    return id
  }

  sheet = (who: PersonaName): Promise<Sheet> => this.phone(who).ask('sheet.list', {})

  /** Who stands on somebody's sheet with what: `甲一、甲二: weeklyUpdate`. */
  told = async (who: PersonaName): Promise<string[]> =>
    (await this.sheet(who)).families.map(
      ({ children, lines }) =>
        `${children.map(({ name }) => name).join('、')}: ${lines.map(({ template }) => template).join(' ')}`,
    )
}
