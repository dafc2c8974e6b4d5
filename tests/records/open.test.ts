import { Records, refused } from './teachers'

const records = new Records()
const { open, correct, care } = records

test('the record with all that is on file, masked', async () => {
  const { ids } = records.world
  const record = await open()
  expect(record).toMatchObject({
    name: '甲一',
    sex: 'female',
    className: '三年级1班',
    on: '2026-11-25',
    isToday: true,
    firstDay: '2026-09-01',
    idNumber: '',
    address: '测试县东河镇上村3***',
    facts: {
      parentalAbsence: 'both',
      leftBehindStatus: 'bothParents',
      careArrangement: 'kinshipGrandparent',
      accommodation: 'day',
      specialStatus: [],
    },
    careSince: '2026-09-01',
    events: [],
    corrections: [],
    can: { correct: true, people: true, trail: false },
  })
  expect(record.relatives.map(({ name, phones, signedIn }) => [name, phones, signedIn])).toEqual([
    ['甲父', ['199****8001'], true],
    ['甲母', ['199****8002'], true],
    ['甲外婆', ['199****8003'], false],
  ])
  expect(record.siblings).toEqual([
    {
      childId: ids.sibling,
      name: '甲二',
      className: '三年级1班',
      through: [ids.relatives.father, ids.relatives.mother, ids.relatives.grandmother],
    },
  ])
})

test('a brother in another class is known of, without his name to who does not teach him', async () => {
  const { sql, ids } = records.world
  await sql(`update child set class_id = $1 where child_id = $2`, [ids.otherClass, ids.sibling])
  const [sibling] = (await open()).siblings
  expect(sibling).toMatchObject({ childId: null, name: '', className: '' })
  expect((await open({}, 'head')).siblings[0]).toMatchObject({ childId: ids.sibling, name: '甲二' })
})

test.each([
  ['otherTeacher', 'NOT_FOUND'],
  ['farHead', 'NOT_FOUND'],
  ['desk', 'FORBIDDEN'],
  ['father', 'FORBIDDEN'],
] as const)('%s does not read it: %s', async (who, code) => {
  const reply = await records.phone(who).call('records.open', { childId: records.world.ids.child })
  expect(reply).toMatchObject(refused(code))
})

test('a paired teacher reads it and corrects nothing', async () => {
  const { sql, ids } = records.world
  await sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-05')`, [
    ids.school,
    ids.child,
    ids.people.otherTeacher,
  ])
  expect((await open({}, 'otherTeacher')).can).toEqual({ correct: false, people: false, trail: false })
  expect(await correct({ interests: '画画' }, { version: 1 }, 'otherTeacher')).toMatchObject(refused('FORBIDDEN'))
})

test.each([
  ['2026-08-31', 'beforeEnrolment'],
  ['2026-11-26', 'inFuture'],
])('no record of %s: %s', async (on, field) => {
  const reply = await records.phone('teacher').call('records.open', { childId: records.world.ids.child, on })
  expect(reply).toMatchObject(refused('INVALID_INPUT', { on: field }))
})

// What was written down, when it holds from, and what stands there on three days.
test.each<[string, Array<[string, string]>, Array<[string, string]>]>([
  ['never changed', [], [['2026-09-01', 'both']]],
  [
    'a change of the day',
    [['one', '2026-11-25']],
    [
      ['2026-11-24', 'both'],
      ['2026-11-25', 'one'],
    ],
  ],
  [
    'dated back',
    [['one', '2026-10-05']],
    [
      ['2026-10-04', 'both'],
      ['2026-10-05', 'one'],
    ],
  ],
  [
    'twice, in the order of the days',
    [
      ['one', '2026-10-01'],
      ['none', '2026-11-01'],
    ],
    [
      ['2026-09-30', 'both'],
      ['2026-10-31', 'one'],
      ['2026-11-01', 'none'],
    ],
  ],
  [
    'the later word goes further back and overrules the earlier',
    [
      ['one', '2026-11-01'],
      ['none', '2026-10-01'],
    ],
    [
      ['2026-09-30', 'both'],
      ['2026-10-15', 'none'],
      ['2026-11-02', 'none'],
    ],
  ],
  [
    'the same word, but from an earlier day',
    [
      ['one', '2026-11-01'],
      ['one', '2026-10-01'],
    ],
    [
      ['2026-09-30', 'both'],
      ['2026-10-15', 'one'],
      ['2026-11-02', 'one'],
    ],
  ],
])('as of a day: %s', async (_what, changes, days) => {
  for (const [parentalAbsence, on] of changes) {
    expect(await correct({ parentalAbsence: parentalAbsence as never }, { on })).toMatchObject({ ok: true })
  }
  for (const [on, absence] of days) expect((await open({ on })).facts.parentalAbsence).toBe(absence)
})

test('a past day shows the card, the carer and the history of that day, and nothing of today', async () => {
  const { relatives } = records.world.ids
  await care({ kind: 'parent', caregiverId: relatives.mother, from: '2026-11-10', reason: '妈妈回来了' })
  await correct({ parentalAbsence: 'one' }, { on: '2026-11-10', note: '妈妈回乡' })
  const form = await records.formOf(relatives.father)
  records.later(24 * 60)
  await records.phone('teacher').ask('contacts.save', { ...form, employer: '东莞鞋厂' })

  const past = await open({ on: '2026-11-09' })
  expect(past).toMatchObject({
    isToday: false,
    facts: { parentalAbsence: 'both', careArrangement: 'kinshipGrandparent' },
    events: [],
    alerts: [],
    gaps: [],
    corrections: [],
    can: { correct: false, people: false, trail: false },
  })
  expect(past.relatives[0]).toMatchObject({ employer: '外地电子厂', version: null })
  expect(past.relatives.find((one) => one.relativeId === relatives.grandmother)?.isCaregiver).toBe(true)

  const today = await open()
  expect(today.care.map(({ kind, from, to, reason }) => [kind, from, to, reason])).toEqual([
    ['parent', '2026-11-10', null, '妈妈回来了'],
    ['kinshipGrandparent', '2026-09-01', '2026-11-10', ''],
  ])
  expect(today.events.map(({ kind, on, by, note, changes }) => ({ kind, on, by, note, changes }))).toEqual([
    {
      kind: 'contactChanged',
      on: '2026-11-26',
      by: '林老师',
      note: '',
      changes: [{ what: '爸爸甲父的工作单位', from: '外地电子厂', to: '东莞鞋厂' }],
    },
    {
      kind: 'parentReturned',
      on: '2026-11-10',
      by: '林老师',
      note: '妈妈回乡',
      changes: [{ what: '父母外出', from: '双方外出', to: '一方外出' }],
    },
    {
      kind: 'careChanged',
      on: '2026-11-10',
      by: '林老师',
      note: '',
      changes: [
        { what: '妈妈甲母的照料孩子', from: '否', to: '是' },
        { what: '外婆甲外婆的照料孩子', from: '是', to: '否' },
      ],
    },
  ])
})

test('reading is on the audit, with the day and with the siblings whose names were read', async () => {
  await open({ on: '2026-10-01' })
  const { ids, sql } = records.world
  const [row] = await sql<{ children: string[]; detail: object }>(
    `select children, detail from audit where action = 'records.open' and school_id = $1`,
    [ids.school],
  )
  expect(row!.children.map(Number).sort()).toEqual([ids.child, ids.sibling].sort())
  expect(row!.detail).toEqual({ on: '2026-10-01' })
})
