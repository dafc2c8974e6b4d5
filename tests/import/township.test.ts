import { caseFile, describeWithCases } from '../roster/shared-cases'
import { openSchool } from './school'
import type { School } from './school'

let school: School

const name = 'roster-township.xlsx'

describeWithCases('the township school of field.md section 3', () => {
  beforeAll(async () => {
    school = await openSchool()
  })
  afterAll(() => school.close())

  test('the preview understands 113 children and writes none', async () => {
    const before = await school.counts()
    const preview = await school.head.ask('roster.preview', {
      fileId: school.upload(name, caseFile(name)),
      fileName: name,
    })
    expect(preview).toMatchObject({ accepted: 113, corrected: 0, refused: 0, refusals: [], state: 'preview' })
    expect(preview.changes).toMatchObject({ added: 113, changed: 0, same: 0, absent: 1 })
    expect(preview.changes.examples).toHaveLength(20)
    expect(preview.columns).toContainEqual({ heading: '监护人电话', field: '照料人电话' })
    expect(preview.classes).toHaveLength(12)
    expect(preview.statistics).toMatchObject({ pupils: 574, leftBehind: 113, care: { total: 113, difference: 0 } })
    expect(await school.counts()).toEqual(before)
  })

  test('the confirmation brings them all in, with their contacts, and the same file again changes nothing', async () => {
    const before = await school.counts()
    expect(await school.bring(name, caseFile(name))).toEqual({ added: 113, changed: 0, same: 0, classes: 12 })
    const after = await school.counts()
    expect(after).toMatchObject({ child: before.child! + 113, care_arrangement: before.care_arrangement! + 113 })
    // Father and mother of each, and a third who looks after the child for 36 + 6 of them.
    expect(after.child_relative! - before.child_relative!).toBe(2 * 113 + 42)

    const again = await school.head.ask('roster.preview', {
      fileId: school.upload(name, caseFile(name)),
      fileName: name,
    })
    expect(again.changes).toMatchObject({ added: 0, changed: 0, same: 113, examples: [] })
    expect(await school.head.ask('roster.confirm', { importId: again.importId })).toEqual({
      added: 0,
      changed: 0,
      same: 113,
      classes: 0,
    })
    expect(await school.counts()).toEqual(after)
  })

  test('the tables then say what the school published: 113 of 574, parts that sum, difference 0', async () => {
    const { farChild } = school.world.ids
    await school.world.sql(`update child set left_on = '2026-11-01' where child_id = $1`, [farChild])
    const tables = await school.head.ask('statistics.school', {})
    const count = (key: string) => tables.care.parts.find((part) => part.key === key)?.count
    expect([tables.leftBehind, tables.pupils, tables.classes.length]).toEqual([113, 574, 12])
    expect([count('grandparents'), count('oneParent'), count('relativesOrFriends')]).toEqual([36, 68, 6])
    expect(count('singleParentOrOrphan')).toBe(3)
    for (const table of [tables.care, tables.absence, tables.accommodation, tables.sex]) {
      expect(table).toMatchObject({ total: 113, difference: 0 })
      expect(table.parts.reduce((sum, part) => sum + part.count, 0)).toBe(113)
    }
    expect(tables.classesDifference).toBe(0)

    const overview = await school.head.ask('overview.school', {})
    expect(overview).toMatchObject({ total: 113, called: 0, pupils: 574, waiting: [] })
    expect(overview.alerts.filter(({ level }) => level === 'red')).toEqual([])
    expect(overview.care).toEqual(tables.care)
  })

  test('numbers, addresses and the waiting file are nowhere in plain; each child read or added is on the audit', async () => {
    const { world, schoolId } = school
    const plain = await world.sql<{ text: string }>(
      `select coalesce(string_agg(c::text, ' '), '') || (select coalesce(string_agg(k.reply::text, ' '), '') from command k)
         || (select string_agg(r::text, ' ') from relative r) as text from child c where c.school_id = $1`,
      [schoolId],
    )
    expect(plain[0]!.text).not.toMatch(/1990000[0-9]{4}/)
    expect(plain[0]!.text).not.toContain('柳溪镇')
    const staged = await world.sql<{ staged: Buffer }>(`select staged from roster_import where school_id = $1`, [
      schoolId,
    ])
    for (const { staged: bytes } of staged) expect(bytes.toString('utf8')).not.toContain('姓名')
    const [confirmed] = await world.sql<{ n: number }>(
      `select cardinality(children) as n from audit where school_id = $1 and action = 'roster.confirm' order by audit_id limit 1`,
      [schoolId],
    )
    expect(confirmed!.n).toBe(113)
  })

  test('who is called first: a parent away, then who looks after the child', async () => {
    const { world, schoolId } = school
    const [row] = await world.sql<{ child_id: string; relations: string[] }>(
      `select l.child_id, array_agg(l.relation order by l.call_order) as relations from child_relative l join child c using (school_id, child_id)
       where c.school_id = $1 and c.name = '华宁楠' group by 1`,
      [schoolId],
    )
    expect(row!.relations).toEqual(['father', 'mother', 'grandmotherMaternal'])
    const child = await school.head.ask('children.open', { childId: Number(row!.child_id) })
    expect(child).toMatchObject({
      className: '一年级1班',
      address: '青禾县柳溪镇上湾***',
      facts: { parentalAbsence: 'both', careArrangement: 'kinshipGrandparent', accommodation: 'day' },
    })
    expect(child.relatives[0]).toMatchObject({ name: '华芳成', phones: ['199****6182'], signedIn: false })
  })
})
