import { hatKey } from '../../contract/roles'
import type { Role } from '../../contract/roles'
import type { Persona, World } from '../world'
import { trace } from './marked'
import type { MoreTraces } from './marked'

/** Puts the people of tests/access/people.ts and the children that they are related to into a small world. */
export class Gathering {
  private strangeSchool = 0
  private strangeDistrict = 0
  private leftId = 0

  constructor(private readonly world: World) {}

  private async one(text: string, values: unknown[]): Promise<number> {
    return Number(Object.values((await this.world.sql(text, values))[0] as object)[0])
  }

  private async person(name: string): Promise<number> {
    return this.one(`insert into person (openid, name) values ($1, $2) returning person_id`, [`o_${name}`, name])
  }

  private async child(place: number, classId: number, name: string, leftOn: string | null): Promise<number> {
    return this.one(
      `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on, left_on)
       values ($1, $2, $3, 'x', 'male', '2017-03-03', 'both', 'bothParents', 'day', '{}', '2026-09-01', $4) returning child_id`,
      [place, classId, name, leftOn],
    )
  }

  async children(): Promise<MoreTraces> {
    const { ids } = this.world
    this.leftId = await this.child(ids.school, ids.ownClass, '戊一', '2026-10-31')
    this.strangeDistrict = await this.one(`insert into district (name) values ('邻县') returning district_id`, [])
    this.strangeSchool = await this.one(
      `insert into school (district_id, name, settings) values ($1, '邻县小学', '{"talkEveryDays": 28, "visitEveryDays": 84}') returning school_id`,
      [this.strangeDistrict],
    )
    const classId = await this.one(
      `insert into school_class (school_id, grade, number, name) values ($1, 3, 1, '三年级1班') returning class_id`,
      [this.strangeSchool],
    )
    const line = await this.one(
      `insert into phone_line (school_id, name, medium, slot_minutes) values ($1, '邻县电话', 'voice', 10) returning line_id`,
      [this.strangeSchool],
    )
    const strange = await this.child(this.strangeSchool, classId, '己一', null)
    const author = await this.person('邻县老师')
    const own = { schoolId: ids.school, classId: ids.ownClass, author: ids.people.teacher, line: ids.line }
    return {
      leftChild: await trace(this.world, { ...own, childId: this.leftId, name: '戊一', slot: 5 }),
      strangeChild: await trace(this.world, {
        schoolId: this.strangeSchool,
        classId,
        author,
        line,
        childId: strange,
        name: '己一',
        slot: 6,
      }),
    }
  }

  private async member(
    name: string,
    role: string,
    place = this.world.ids.school,
  ): Promise<{ id: number; persona: Persona }> {
    const id = await this.person(name)
    if (role === 'district')
      await this.world.sql(`insert into district_officer (district_id, person_id) values ($1, $2)`, [place, id])
    else
      await this.world.sql(
        `insert into membership (school_id, person_id, role, since) values ($1, $2, $3, '2024-09-01')`,
        [place, id, role],
      )
    return { id, persona: { openid: `o_${name}`, hat: hatKey(place, role as Role) } }
  }

  private teaches(id: number, classId: number) {
    return this.world.sql(`insert into class_teacher (school_id, class_id, person_id) values ($1, $2, $3)`, [
      this.world.ids.school,
      classId,
      id,
    ])
  }

  private pairs(id: number, childId: number, until: string | null) {
    return this.world.sql(
      `insert into pairing (school_id, child_id, person_id, from_on, to_on) values ($1, $2, $3, '2026-09-01', $4)`,
      [this.world.ids.school, childId, id, until],
    )
  }

  async staff() {
    const { ids } = this.world
    const paired = await this.member('结对老师', 'teacher')
    await this.teaches(paired.id, ids.otherClass)
    await this.pairs(paired.id, ids.child, null)
    const former = await this.member('从前结对', 'teacher')
    await this.pairs(former.id, ids.child, '2026-11-01')
    // Still named as the class's teacher and as a pair: the hat alone must hold them off.
    const gone = await this.member('离职老师', 'teacher')
    await this.teaches(gone.id, ids.ownClass)
    await this.pairs(gone.id, ids.child, null)
    await this.world.sql(`update membership set ended_at = $1 where person_id = $2`, [this.world.outside.now, gone.id])
    const twice = await this.member('两顶帽子', 'teacher')
    await this.teaches(twice.id, ids.otherClass)
    await this.contact('两顶帽子', 'mother', twice.id, [ids.classmate])
    const { openid } = twice.persona
    return {
      pairedTeacher: paired.persona,
      formerPair: former.persona,
      exTeacher: gone.persona,
      twoHattedTeacher: twice.persona,
      twoHattedParent: { openid, hat: hatKey(ids.school, 'parent') },
      volunteer: (await this.member('志愿者', 'volunteer')).persona,
      strangeHead: (await this.member('邻县校长', 'head', this.strangeSchool)).persona,
      strangeOfficer: (await this.member('邻县官员', 'district', this.strangeDistrict)).persona,
    }
  }

  /** Puts somebody on the card of some children; `who` is null where nobody is bound. */
  private async contact(
    name: string,
    relation: string,
    who: number | null,
    children: number[],
    agreed = true,
  ): Promise<void> {
    const { ids, outside } = this.world
    const relativeId = await this.one(
      `insert into relative (school_id, name, person_id) values ($1, $2, $3) returning relative_id`,
      [ids.school, name, who],
    )
    for (const childId of children) {
      await this.world.sql(
        `insert into child_relative (school_id, child_id, relative_id, relation, call_order) values ($1, $2, $3, $4, 8)`,
        [ids.school, childId, relativeId, relation],
      )
      if (who !== null && agreed)
        await this.world.sql(
          `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'records', '2026-11', $4)`,
          [ids.school, childId, who, outside.now],
        )
    }
  }

  async parents() {
    const { ids, outside } = this.world
    const hat = hatKey(ids.school, 'parent')
    const parent = async (name: string, relation: string, children: number[], agreed = true) => {
      await this.contact(name, relation, await this.person(name), children, agreed)
      return { openid: `o_${name}`, hat }
    }
    const gran = await this.person('甲外婆本人')
    await this.world.sql(`update relative set person_id = $1, bound_at = $2 where relative_id = $3`, [
      gran,
      outside.now,
      ids.relatives.grandmother,
    ])
    await this.world.sql(
      `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'records', '2026-11', $4), ($1, $5, $3, 'records', '2026-11', $4)`,
      [ids.school, ids.child, gran, outside.now, ids.sibling],
    )
    // A second child in the class of `child`: its father must not see the class through it.
    const second = await this.child(ids.school, ids.ownClass, '庚二', null)
    await this.person('解绑的人')
    await this.contact('解绑的人', 'father', null, [ids.child])
    return {
      grandmother: { openid: 'o_甲外婆本人', hat },
      twoClassFather: await parent('两班父亲', 'father', [ids.otherChild, second]),
      unasked: await parent('没问过', 'aunt', [ids.child], false),
      unbound: { openid: 'o_解绑的人', hat },
      leftFather: await parent('离校父亲', 'father', [this.leftId]),
    }
  }
}
