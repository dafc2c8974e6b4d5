import type { Input } from '../../contract/actions'
import { Records, refused } from './teachers'

const records = new Records()
const { open, phone } = records
const kin = () => records.world.ids.relatives
const child = () => records.world.ids.child

const somebody = (over: Partial<Input<'contacts.save'>> = {}): Input<'contacts.save'> => ({
  childId: child(),
  name: '甲舅',
  relation: 'uncle',
  phones: [{ number: '19900007001' }],
  ...over,
})
const save = (input: Input<'contacts.save'>, who: 'teacher' | 'head' | 'otherTeacher' = 'teacher') =>
  phone(who).call('contacts.save', input)
const saved = async (input: Input<'contacts.save'>) => phone('teacher').ask('contacts.save', input)
const names = async (childId = child()) => (await open({ childId })).relatives.map((one) => one.name)
const numbers = async (relativeId: number) =>
  (await phone('teacher').ask('contacts.reveal', { childId: child(), relativeId })).phones

test('somebody new stands last on the card, sealed; the history says who came', async () => {
  const { relativeId } = await saved(
    somebody({
      employerPhone: '0571-8888 1234',
      address: '外地市新桥镇工业路9号',
      employerAddress: '外地市新桥镇工业园',
      age: 41,
    }),
  )
  expect(await names()).toEqual(['甲父', '甲母', '甲外婆', '甲舅'])
  const record = await open()
  expect(record.relatives[3]).toMatchObject({
    phones: ['199****7001'],
    employerPhone: '057****1234',
    address: '外地市新桥镇工业***',
    age: 41,
  })
  expect(record.events[0]).toMatchObject({
    kind: 'contactChanged',
    changes: [{ what: '联系卡', from: '', to: '叔伯舅甲舅' }],
  })
  const [row] = await records.world.sql<{ all: string }>(
    `select r::text as all from relative r where relative_id = $1`,
    [relativeId],
  )
  expect(row!.all).not.toMatch(/工业路|88881234/)
  const reveal = { childId: child(), what: 'employerPhone', relativeId } as const
  expect(await phone('teacher').ask('records.reveal', reveal)).toEqual({ value: '057188881234' })
  expect(await phone('teacher').call('records.reveal', { ...reveal, relativeId: kin().otherFather })).toMatchObject(
    refused('NOT_FOUND'),
  )
})

test.each(['19900007', '1990000700a', '8888123', '29900007001', '00000000000'])(
  '%s is no number: refused at its field',
  async (number) => {
    const reply = await save(somebody({ phones: [{ number: '19900007001' }, { number }] }))
    expect(reply).toMatchObject(refused('INVALID_INPUT', { 'phones.1.number': 'phoneWrong' }))
    expect(await names()).toHaveLength(3)
  },
)

test.each(['199 0000 7001', '+86 19900007001', '１９９００００７００１'])(
  '%s is the same number as 19900007001',
  async (number) => {
    const { relativeId } = await saved(somebody({ phones: [{ number }, { number: '19900007001' }] }))
    expect(await numbers(relativeId)).toEqual(['19900007001'])
  },
)

test('numbers are changed without being seen: kept by their place, moved, dropped', async () => {
  const { relativeId } = await saved(somebody({ phones: [{ number: '19900007001' }, { number: '19900007002' }] }))
  const form = await records.formOf(relativeId)
  const change = async (phones: Input<'contacts.save'>['phones'], version: number) => {
    await saved({ ...form, version, phones })
    return numbers(relativeId)
  }
  const { version } = form
  expect(await change([{ number: '19900007003' }, { keep: 2 }, { keep: 1 }], version!)).toEqual([
    '19900007003',
    '19900007002',
    '19900007001',
  ])
  expect(await change([{ keep: 2 }], version! + 1)).toEqual(['19900007002'])
  expect(await save({ ...form, version: version! + 2, phones: [{ keep: 2 }] })).toMatchObject(refused('RECORD_CHANGED'))
  expect(await change([], version! + 2)).toEqual([])
})

test('an untouched form changes nothing and leaves no event', async () => {
  await saved(await records.formOf(kin().father))
  expect((await open()).events).toEqual([])
})

test('of two who save the same card the second is told, and loses nothing that the first wrote', async () => {
  const form = await records.formOf(kin().mother)
  const replies = await Promise.all(
    ['东莞鞋厂', '滨港电子厂', '云泽餐馆'].map((employer) => save({ ...form, employer })),
  )
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  for (const reply of replies.filter((one) => !one.ok)) expect(reply).toMatchObject(refused('RECORD_CHANGED'))
})

test('a shared father is one person: what changes about him is in every child’s history, also out of sight', async () => {
  const { sql, ids } = records.world
  await sql(`update child set class_id = $1 where child_id = $2`, [ids.otherClass, ids.sibling])
  const reply = await saved({ ...(await records.formOf(kin().father)), employer: '东莞鞋厂' })
  expect(reply).toMatchObject({ linked: false, shared: 1, bindingToCheck: false })
  const told = {
    kind: 'contactChanged',
    by: '林老师',
    changes: [{ what: '爸爸甲父的工作单位', from: '外地电子厂', to: '东莞鞋厂' }],
  }
  expect((await open()).events).toMatchObject([told])
  const theirs = await open({ childId: ids.sibling }, 'otherTeacher')
  expect(theirs).toMatchObject({ events: [told], version: 2 })
  expect(theirs.relatives[0]!.employer).toBe('东莞鞋厂')
})

test('who is on a brother’s card already, by name and number, is the same person here; nothing typed or filed is lost', async () => {
  const { sql, ids } = records.world
  await sql(`update child set class_id = $1 where child_id = $2`, [ids.otherClass, ids.sibling])
  const { relativeId } = await phone('otherTeacher').ask('contacts.save', {
    ...somebody(),
    childId: ids.sibling,
    employer: '老家砖厂',
    reachable: '中午',
  })
  const reply = await saved(
    somebody({ phones: [{ number: '19900007009' }, { number: '19900007001' }], occupation: '司机', employer: '' }),
  )
  expect(reply).toEqual({ relativeId, linked: true, shared: 1, bindingToCheck: false })
  expect(await numbers(relativeId)).toEqual(['19900007001', '19900007009'])
  const mine = (await open()).relatives.find((one) => one.relativeId === relativeId)
  expect(mine).toMatchObject({ employer: '老家砖厂', reachable: '中午', occupation: '司机', relation: 'uncle' })
  expect((await open({ childId: ids.sibling }, 'otherTeacher')).events.length).toBe(2)
  expect(await save(somebody())).toMatchObject(refused('INVALID_INPUT', { name: 'onCardAlready' }))
  const stranger = await saved(somebody({ name: '别人', phones: [{ number: '19900007001' }] }))
  expect(stranger.linked).toBe(false)
})

test('a bound father whose numbers are all new stays bound, and it is said', async () => {
  const form = await records.formOf(kin().father)
  const reply = await saved({ ...form, phones: [{ number: '19900007005' }] })
  expect(reply.bindingToCheck).toBe(true)
  const record = await open()
  expect(record.events[0]!.note).toContain('微信绑定还在')
  expect(record.relatives[0]!.signedIn).toBe(true)
})

test('the order of calling: all of the card, each once, or it is told to look again', async () => {
  const { father, mother, grandmother } = kin()
  const order = (relativeIds: number[]) => phone('teacher').call('contacts.order', { childId: child(), relativeIds })
  expect(await order([grandmother, father, mother])).toMatchObject({ ok: true })
  expect(await names()).toEqual(['甲外婆', '甲父', '甲母'])
  expect((await open()).events[0]!.changes).toEqual([
    { what: '联系顺序', from: '爸爸甲父、妈妈甲母、外婆甲外婆', to: '外婆甲外婆、爸爸甲父、妈妈甲母' },
  ])
  for (const wrong of [
    [father, mother],
    [father, mother, mother],
    [father, mother, kin().otherFather],
  ])
    expect(await order(wrong)).toMatchObject(refused('RECORD_CHANGED'))
  expect(await names()).toEqual(['甲外婆', '甲父', '甲母'])
})

test('taken off one card a person stays on the other; taken off the last, access and numbers are gone at once', async () => {
  const { sql, ids } = records.world
  const remove = (childId: number) => phone('teacher').ask('contacts.remove', { childId, relativeId: kin().father })
  expect(await remove(child())).toEqual({ removed: true, gone: false })
  expect(await names()).toEqual(['甲母', '甲外婆'])
  expect(await phone('father').call('updates.mine', { childId: child() })).toMatchObject(refused('NOT_FOUND'))
  expect(await phone('father').call('updates.mine', { childId: ids.sibling })).toMatchObject({ ok: true })
  expect(await remove(ids.sibling)).toEqual({ removed: true, gone: true })
  expect(await phone('father').call('updates.mine', { childId: ids.sibling })).toMatchObject({ ok: false })
  const [left] = await sql<{ bound: boolean; phones: number }>(
    `select person_id is not null as bound, (select count(*)::int from relative_phone f where f.relative_id = r.relative_id) as phones from relative r where relative_id = $1`,
    [kin().father],
  )
  expect(left).toEqual({ bound: false, phones: 0 })
  const past = await open({ on: '2026-11-24' })
  expect(past.relatives[0]).toMatchObject({ name: '甲父', phones: ['199****8001'] })
})

test('who looks after the child is neither taken off nor dead before that is changed', async () => {
  const { grandmother } = kin()
  await records.care({ kind: 'kinshipGrandparent', caregiverId: grandmother, from: '2026-11-20' })
  const gone = { childId: child(), relativeId: grandmother }
  expect(await phone('teacher').call('contacts.remove', gone)).toMatchObject(refused('CAREGIVER_IN_USE'))
  const form = await records.formOf(grandmother)
  expect(await save({ ...form, deceased: true })).toMatchObject(refused('CAREGIVER_IN_USE', { deceased: 'caresNow' }))
  expect(await save({ ...form, isCaregiver: false, healthNote: '良好' })).toMatchObject({ ok: true })
  expect((await open()).relatives[2]).toMatchObject({ isCaregiver: true, healthNote: '良好' })
  await records.care({ kind: 'livingAlone', from: '2026-11-25' })
  expect(await phone('teacher').call('contacts.remove', gone)).toMatchObject({ ok: true })
})

test('a stranger’s relative, and a child that is not theirs, do not exist', async () => {
  const form = { ...(await records.formOf(kin().father)), relativeId: kin().otherFather }
  expect(await save(form)).toMatchObject(refused('NOT_FOUND'))
  expect(await save(somebody(), 'otherTeacher')).toMatchObject(refused('NOT_FOUND'))
})

test('dialling has its measure in an hour, wide enough for a busy desk', async () => {
  const dial = () => phone('desk').call('contacts.reveal', { childId: child(), relativeId: kin().father })
  for (let times = 0; times < 80; times++) expect(await dial()).toMatchObject({ ok: true })
  expect(await dial()).toMatchObject(refused('TOO_OFTEN'))
})
