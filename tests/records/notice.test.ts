import type { Input, Output } from '../../contract/actions'
import { Records, refused } from './teachers'

const records = new Records()
const { open, phone } = records
const kin = () => records.world.ids.relatives

const hand = (over: Partial<Input<'records.notice'>> = {}) =>
  phone('teacher').call('records.notice', {
    childId: records.world.ids.child,
    caregiverId: kin().grandmother,
    signedOn: '2026-09-05',
    villageTold: true,
    ...over,
  })

type Standing = Output<'records.open'>['notice']['standing']

// Who is away, what else is known of the child, who cares; the last day of the entrustment (none: no paper at all).
test.each<[string, { absence?: string; special?: string; care?: string; until?: string | null }, Standing]>([
  ['both away, grandmother, no paper', {}, 'missing'],
  ['both away, grandmother, a paper without an end', { until: null }, 'onFile'],
  ['both away, the paper’s last day is today', { until: '2026-11-25' }, 'onFile'],
  ['both away, it ran out yesterday', { until: '2026-11-24' }, 'expired'],
  ['both away, a neighbour', { care: 'unrelatedAdult' }, 'missing'],
  ['one away, grandmother', { absence: 'one' }, 'notNeeded'],
  ['the only parent away, grandmother', { absence: 'one', special: 'singleParent' }, 'missing'],
  ['an orphan with an aunt', { special: 'orphan', care: 'kinshipOther' }, 'notNeeded'],
  ['both away on paper, but the mother cares', { care: 'parent' }, 'notNeeded'],
  ['both away, alone: another alert', { care: 'livingAlone' }, 'notNeeded'],
  ['at home', { absence: 'none' }, 'notNeeded'],
])('%s', async (_what, { absence = 'both', special, care = 'kinshipGrandparent', until }, standing) => {
  const { sql, ids } = records.world
  await sql(`update child set parental_absence = $2, special_status = $3 where child_id = $1`, [
    ids.child,
    absence,
    special ? [special] : [],
  ])
  await sql(`update care_arrangement set kind = $2, caregiver_id = $3 where child_id = $1`, [
    ids.child,
    care,
    ['livingAlone', 'parent'].includes(care) ? null : ids.relatives.grandmother,
  ])
  if (until !== undefined) expect(await hand(until ? { validUntil: until } : {})).toMatchObject({ ok: true })
  const record = await open()
  expect(record.notice.standing).toBe(standing)
  const due = standing === 'missing' || standing === 'expired'
  expect(record.alerts.some(({ level, law }) => level === 'amber' && law.includes('23'))).toBe(due)
  expect(record.gaps.includes('notice')).toBe(due)
  const overview = await phone('head').ask('overview.school', {})
  expect(overview.alerts.some((one) => one.childId === ids.child && one.level === 'amber')).toBe(due)
  const page = await phone('teacher').ask('children.open', { childId: ids.child })
  expect(page.alerts).toEqual(record.alerts)
})

test('a paper for whoever cared before does not count for who cares now', async () => {
  await records.care({ kind: 'kinshipGrandparent', caregiverId: kin().grandmother, from: '2026-11-01' })
  await hand()
  expect((await open()).notice).toEqual({
    standing: 'onFile',
    latest: { caregiver: '甲外婆', signedOn: '2026-09-05', validUntil: null, villageTold: true },
  })
  const { relativeId } = await phone('teacher').ask('contacts.save', {
    childId: records.world.ids.child,
    name: '甲姨',
    relation: 'aunt',
    phones: [],
  })
  records.later(60)
  await records.care({ kind: 'kinshipOther', caregiverId: relativeId, from: '2026-11-25' })
  expect((await open()).notice.standing).toBe('missing')
})

test.each<[string, () => Partial<Input<'records.notice'>>, object]>([
  ['signed tomorrow', () => ({ signedOn: '2026-11-26' }), { signedOn: 'inFuture' }],
  ['over before it began', () => ({ validUntil: '2026-09-04' }), { validUntil: 'beforeSigned' }],
  ['a father is no entrusted caregiver', () => ({ caregiverId: kin().father }), { caregiverId: 'kindDiffers' }],
  ['nobody of this card', () => ({ caregiverId: kin().otherFather }), { caregiverId: 'notOnCard' }],
])('%s', async (_what, over, fields) => {
  expect(await hand(over())).toMatchObject(refused('INVALID_INPUT', fields))
})

test('red before amber, and both with their article', async () => {
  const { sql, ids } = records.world
  await sql(`update care_arrangement set kind = 'livingAlone', caregiver_id = null where child_id = $1`, [ids.child])
  const { alerts, noticesDue } = await phone('head').ask('overview.school', {})
  expect(alerts[0]).toMatchObject({ childId: ids.child, level: 'red', law: '未成年人保护法第21条' })
  expect(alerts.slice(1).every(({ level }) => level === 'amber')).toBe(true)
  expect(noticesDue).toBe(alerts.length - 1)
})
