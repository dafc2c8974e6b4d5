import { toView } from '../../miniprogram/pages/consent/ledger/view'
import { PHOTO, SchoolWeek } from '../updates/school-week'

const school = new SchoolWeek()
const { phone, talk } = school
const childId = () => school.world.ids.child
const agree = (who: 'father' | 'mother', purposes: ('records' | 'photos')[]) =>
  phone(who).ask('consents.give', { purposes, noticeVersion: '2026-11' })
const ledger = () => phone('father').ask('consents.ledger', { childId: childId() })
const lines = async () => toView(await ledger()).entries.map(({ who, act, what }) => `${who} ${act} ${what}`)

/** Everything that stands was agreed to under the notice of the year before. */
const underTheOldNotice = async () => {
  await phone('father').ask('consents.set', { childId: childId(), purpose: 'photos', given: true })
  await school.world.sql(`update consent set notice_version = '2025-09', given_at = '2025-09-01T00:00:00Z'`)
}

beforeEach(underTheOldNotice)

test('agreeing to a newer notice keeps the old consent in the ledger, closed where the new one begins', async () => {
  expect(await agree('father', ['records', 'photos'])).toEqual({ given: 4 })
  const kept = await school.world.sql<{ notice_version: string; begins: boolean; ends: boolean }>(
    `select notice_version, given_at = $3 as begins, withdrawn_at = $3 as ends from consent
     where child_id = $1 and person_id = $2 and purpose = 'records' order by consent_id`,
    [childId(), school.world.ids.people.father, school.world.outside.now],
  )
  expect(kept).toEqual([
    { notice_version: '2025-09', begins: false, ends: true },
    { notice_version: '2026-11', begins: true, ends: null },
  ])
  const { standing, entries } = await ledger()
  expect(standing).toMatchObject({ records: 'given', photos: 'given' })
  expect(entries.filter((one) => one.renewed).map(({ purpose, noticeVersion }) => [purpose, noticeVersion])).toEqual(
    expect.arrayContaining([
      ['photos', '2025-09'],
      ['records', '2025-09'],
    ]),
  )
})

test('the same notice again changes nothing, and no second consent is open', async () => {
  await agree('father', ['records'])
  const before = await school.world.sql(`select * from consent order by consent_id`)
  expect(await agree('father', ['records'])).toEqual({ given: 0 })
  expect(await school.world.sql(`select * from consent order by consent_id`)).toEqual(before)
})

test('the ledger calls it a new notice, and only a withdrawal a withdrawal', async () => {
  await agree('father', ['records', 'photos'])
  expect((await lines()).toSorted()).toEqual(
    [
      '您（爸爸） 同意 建立和使用孩子的档案',
      '您（爸爸） 换了新版告知书，同意 建立和使用孩子的档案',
      '您（爸爸） 同意 拍摄和使用孩子的照片',
      '您（爸爸） 换了新版告知书，同意 拍摄和使用孩子的照片',
      '妈妈 同意 建立和使用孩子的档案',
    ].toSorted(),
  )
  school.world.outside.now = new Date(school.world.outside.now.getTime() + 60_000)
  await phone('father').ask('consents.set', { childId: childId(), purpose: 'photos', given: false })
  expect((await lines()).filter((line) => line.includes('撤回'))).toEqual(['您（爸爸） 撤回 拍摄和使用孩子的照片'])
})

test("a father's newer notice does not take the mother's yes to photos away, nor end the record", async () => {
  await phone('mother').ask('consents.set', { childId: childId(), purpose: 'photos', given: true })
  await agree('father', ['records', 'photos'])
  school.world.outside.files.set(PHOTO, Buffer.from('jpeg'))
  expect(await talk('好', [PHOTO])).toBeGreaterThan(0)
  const { people, child } = school.world.ids
  await school.world.sql(
    `delete from child_relative cr using relative r where r.school_id = cr.school_id and r.relative_id = cr.relative_id and cr.child_id = $1 and r.person_id in ($2, $3)`,
    [child, people.father, people.mother],
  )
  expect(await talk('还在记')).toBeGreaterThan(0)
})

test('what is held on the child says how many of its consents are renewals', async () => {
  await agree('father', ['records', 'photos'])
  const { holdings } = await phone('father').ask('rights.held', { childId: childId() })
  const trail = holdings.find(({ name }) => name === 'trail')!
  expect(trail.lines.find(({ label }) => label === '同意和撤回')!.value).toBe('5 条，其中 2 条换了新版告知书')
})
