import type { Input } from '../../contract/actions'
import { Records, refused } from './teachers'

const records = new Records()
const { open, care } = records
const kin = () => records.world.ids.relatives

const history = async () => (await open()).care.map(({ kind, caregiver, from, to }) => [kind, caregiver, from, to])

test('the row before is closed at the day of the change, never overwritten; the card’s mark follows', async () => {
  await care({ kind: 'parent', caregiverId: kin().mother, from: '2026-10-10', reason: '妈妈回乡' })
  records.later(24 * 60)
  await care({ kind: 'kinshipGrandparent', caregiverId: kin().grandmother, from: '2026-11-20' })
  expect(await history()).toEqual([
    ['kinshipGrandparent', '甲外婆', '2026-11-20', null],
    ['parent', '甲母', '2026-10-10', '2026-11-20'],
    ['kinshipGrandparent', '', '2026-09-01', '2026-10-10'],
  ])
  const marks = (await open()).relatives.filter((one) => one.isCaregiver).map((one) => one.name)
  expect(marks).toEqual(['甲外婆'])
  expect((await open({ on: '2026-11-19' })).facts.careArrangement).toBe('parent')
})

test('two changes on one day: both stay, the later counts', async () => {
  await care({ kind: 'livingAlone', from: '2026-11-25' })
  records.later(11)
  await care({ kind: 'parent', caregiverId: kin().father, from: '2026-11-25' })
  expect(await history()).toEqual([
    ['parent', '甲父', '2026-11-25', null],
    ['livingAlone', '', '2026-11-25', '2026-11-25'],
    ['kinshipGrandparent', '', '2026-09-01', '2026-11-25'],
  ])
})

test('a slip of one’s own is mended for ten minutes, also its day; somebody else’s is not', async () => {
  await care({ kind: 'livingAlone', from: '2026-11-25' })
  const mended = { kind: 'parent', caregiverId: kin().mother, from: '2026-11-01' } as const
  expect(await care(mended, 'head')).toMatchObject(refused('DATE_TOO_EARLY', { from: 'beforeLast' }))
  records.later(9)
  expect(await care(mended)).toMatchObject({ ok: true, data: { replaced: true } })
  expect(await history()).toEqual([
    ['parent', '甲母', '2026-11-01', null],
    ['kinshipGrandparent', '', '2026-09-01', '2026-11-01'],
  ])
  expect(await care({ kind: 'none', from: '2026-08-31' })).toMatchObject(refused('DATE_TOO_EARLY'))
})

test.each<[string, () => Omit<Input<'records.care'>, 'childId'>, string, object]>([
  ['tomorrow', () => ({ kind: 'none', from: '2026-11-26' }), 'INVALID_INPUT', { from: 'inFuture' }],
  ['before the last change', () => ({ kind: 'none', from: '2026-08-31' }), 'DATE_TOO_EARLY', { from: 'beforeLast' }],
  [
    'a father as grandparent',
    () => ({ kind: 'kinshipGrandparent', caregiverId: kin().father, from: '2026-11-01' }),
    'INVALID_INPUT',
    { caregiverId: 'kindDiffers' },
  ],
  [
    'somebody who looks after a child that lives alone',
    () => ({ kind: 'livingAlone', caregiverId: kin().father, from: '2026-11-01' }),
    'INVALID_INPUT',
    { caregiverId: 'kindDiffers' },
  ],
  [
    'another family’s father',
    () => ({ kind: 'parent', caregiverId: kin().otherFather, from: '2026-11-01' }),
    'INVALID_INPUT',
    { caregiverId: 'notOnCard' },
  ],
])('%s is refused at its field', async (_what, input, code, fields) => {
  expect(await care(input())).toMatchObject(refused(code, fields))
  expect(await history()).toEqual([['kinshipGrandparent', '', '2026-09-01', null]])
})

test('who has died looks after nobody', async () => {
  await records.world.sql(`update relative set deceased = true where relative_id = $1`, [kin().mother])
  expect(await care({ kind: 'parent', caregiverId: kin().mother, from: '2026-11-01' })).toMatchObject(
    refused('INVALID_INPUT', { caregiverId: 'notOnCard' }),
  )
})
