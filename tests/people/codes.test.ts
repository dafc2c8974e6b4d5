import { CODE_ALPHABET } from '../../contract/bind-code'
import { codeOf } from '../../domain/binding/code'
import { testKeys } from '../ports'
import { SchoolWeek } from '../updates/school-week'
import { minutesLater, stranger } from './wanted'

const school = new SchoolWeek()
const { phone } = school

const codeFor = (relative: 'grandmother' | 'father' = 'grandmother', by: 'teacher' | 'head' = 'teacher') =>
  phone(by).ask('binding.code', {
    childId: school.world.ids.child,
    relativeId: school.world.ids.relatives[relative],
  })

const bind = (openid: string, code: string) => stranger(school.world, openid).call('session.bindCode', { code })

test('a grandmother comes in with the code on the card, and consents for herself', async () => {
  const { code, name } = await codeFor()
  expect(name).toBe('甲外婆')
  expect(code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{10}$`))
  const openid = 'o_grandmother'
  expect(await bind(openid, code)).toMatchObject({
    ok: true,
    data: { signedIn: true, name: '甲外婆', consentNeeded: true, hats: [{ role: 'parent' }] },
  })
  const grandmother = stranger(school.world, openid)
  expect(await grandmother.call('bookings.board', { childId: school.world.ids.child })).toMatchObject({
    error: { code: 'CONSENT_NEEDED' },
  })
  await grandmother.ask('consents.give', { purposes: ['records'], noticeVersion: '2026-11' })
  expect((await grandmother.ask('consents.list', {})).children).toHaveLength(2)
  // Father, mother and grandmother read along, each with a consent of their own.
  const consents = await school.world.sql<{ n: number }>(
    `select count(distinct person_id)::int as n from consent where child_id = $1 and purpose = 'records' and withdrawn_at is null`,
    [school.world.ids.child],
  )
  expect(consents).toEqual([{ n: 3 }])
  await grandmother.ask('consents.set', { childId: school.world.ids.child, purpose: 'records', given: false })
  expect(await grandmother.call('bookings.board', { childId: school.world.ids.child })).toMatchObject({
    error: { code: 'CONSENT_NEEDED' },
  })
  expect(await phone('father').call('bookings.board', { childId: school.world.ids.child })).toMatchObject({ ok: true })
})

test('a code may be typed in small letters, with spaces and dashes, or full-width', async () => {
  const { code } = await codeFor()
  const typed = ` ${code.slice(0, 4).toLowerCase()}－${code.slice(4, 8)} ${code.slice(8)} `
  expect(await bind('o_typed', typed)).toMatchObject({ ok: true })
})

test('five wrong codes, then locked; the right one works an hour later', async () => {
  const { code } = await codeFor()
  const lefts = []
  for (let i = 0; i < 5; i++) {
    const reply = await bind('o_guess', `33333${i}XXXX`)
    expect(reply).toMatchObject({ ok: false, error: { code: 'CODE_WRONG' } })
    if (!reply.ok) lefts.push(reply.error.tries?.left)
  }
  expect(lefts).toEqual([4, 3, 2, 1, 0])
  const again = '2026-11-25T08:00:00.000Z'
  expect(await bind('o_guess', code)).toMatchObject({ error: { code: 'TOO_OFTEN', tries: { left: 0, again } } })
  // Somebody else is not locked out by it.
  minutesLater(school.world, 59)
  expect(await bind('o_guess', code)).toMatchObject({ error: { code: 'TOO_OFTEN' } })
  minutesLater(school.world, 1)
  expect(await bind('o_guess', code)).toMatchObject({ ok: true })
})

test('no more than twenty wrong codes a day, however patient somebody is', async () => {
  const outcomes: string[] = []
  for (let i = 0; i < 22; i++) {
    if (i % 5 === 0 && i > 0) minutesLater(school.world, 61)
    const reply = await bind('o_patient', '3333333333')
    outcomes.push(reply.ok ? 'ok' : reply.error.code)
  }
  expect(outcomes.lastIndexOf('CODE_WRONG')).toBe(19)
  expect(outcomes.slice(20)).toEqual(['TOO_OFTEN', 'TOO_OFTEN'])
})

test('used, expired, voided and unknown codes sound alike', async () => {
  const said = async (openid: string, code: string) => {
    const reply = await bind(openid, code)
    if (reply.ok) throw new Error('bound')
    const { ref, ...rest } = reply.error
    expect(ref).toHaveLength(8)
    return rest
  }
  const unknown = await said('o_1', '3333333333')
  expect(unknown).toMatchObject({ code: 'CODE_WRONG' })
  const older = await codeFor()
  const newer = await codeFor()
  const voided = await said('o_2', older.code)
  await bind('o_owner', newer.code)
  const used = await said('o_3', newer.code)
  await phone('head').ask('binding.unbind', {
    relativeId: school.world.ids.relatives.grandmother,
    reason: '绑错了人',
  })
  const third = await codeFor()
  minutesLater(school.world, 30 * 24 * 60)
  const expired = await said('o_4', third.code)
  const again = (minutes: number) => new Date(Date.parse('2026-11-25T08:00:00Z') + minutes * 60_000).toISOString()
  expect(voided).toEqual(unknown)
  expect(used).toEqual(unknown)
  expect(expired).toEqual({ ...unknown, tries: { left: 4, again: again(30 * 24 * 60) } })
})

test('whoever used a code and lost the answer is told again that they are in', async () => {
  const { code } = await codeFor()
  expect(await bind('o_lost', code)).toMatchObject({ ok: true })
  expect(await bind('o_lost', code)).toMatchObject({ ok: true, data: { hats: [{ role: 'parent' }] } })
  const bound = await school.world.sql(`select 1 from audit where action = 'session.bindCode'`)
  expect(bound).toHaveLength(1)
})

test('two phones use one code at once: one wins', async () => {
  const { code } = await codeFor()
  const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => bind(`o_race${i}`, code)))
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('CODE_WRONG')
  expect(await school.world.sql(`select count(*)::int as n from person where openid like 'o_race%'`)).toEqual([
    { n: 1 },
  ])
})

test('a contact whom another WeChat user holds gets no code, and an older code does not push them out', async () => {
  await expect(codeFor('father')).rejects.toThrow('ALREADY_BOUND')
  const { code } = await codeFor()
  await school.world.sql(`update relative set person_id = $1, bound_at = now() where relative_id = $2`, [
    school.world.ids.people.otherFather,
    school.world.ids.relatives.grandmother,
  ])
  expect(await bind('o_late', code)).toMatchObject({ error: { code: 'BOUND_ELSEWHERE' } })
})

test('a teacher who is a grandmother here too gets the second hat', async () => {
  const { code } = await codeFor('grandmother', 'head')
  const { openid } = school.world.personas.otherTeacher
  const reply = await bind(openid, code)
  expect(reply).toMatchObject({ ok: true, data: { name: '石老师', hats: [{ role: 'teacher' }, { role: 'parent' }] } })
})

test.each([
  ['otherTeacher', 'NOT_FOUND'],
  ['farHead', 'NOT_FOUND'],
  ['desk', 'FORBIDDEN'],
  ['mother', 'FORBIDDEN'],
] as const)('%s gives out no codes and no cards: %s', async (who, code) => {
  const { child, relatives } = school.world.ids
  const asked = { childId: child, relativeId: relatives.grandmother }
  expect(await phone(who).call('binding.code', asked)).toMatchObject({ error: { code } })
  expect(await phone(who).call('binding.cards', { childId: child })).toMatchObject({ error: { code } })
  expect(await phone(who).call('binding.list', { childId: child })).toMatchObject({ error: { code } })
  expect(await school.world.sql(`select 1 from bind_code`)).toEqual([])
})

test('a paired teacher reads the record, but does not let anybody in', async () => {
  const { school: place, child, people, relatives } = school.world.ids
  await school.world.sql(
    `insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`,
    [place, child, people.otherTeacher],
  )
  const asked = { childId: child, relativeId: relatives.grandmother }
  expect(await phone('otherTeacher').call('binding.code', asked)).toMatchObject({ error: { code: 'FORBIDDEN' } })
  expect(await phone('otherTeacher').call('binding.list', { childId: child })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

test('the code stands nowhere in the database', async () => {
  const { code } = await codeFor()
  const tables = await school.world.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of tables) {
    const [row] = await school.world.sql<{ all: string | null }>(
      `select string_agg(t::text, ' ') as all from ${name} t`,
    )
    expect(row!.all ?? '').not.toContain(code)
  }
})

test('codes of different seeds are different, and without look-alikes', () => {
  const codes = Array.from({ length: 2_000 }, (_, i) => codeOf(testKeys, `seed ${i}`))
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.join('')).not.toMatch(/[0O1IL2Z5S8BUV]/)
  // Every letter comes about equally often: 2000 * 10 / 23 = 870.
  for (const letter of CODE_ALPHABET) {
    const times = codes.join('').split(letter).length - 1
    expect(times).toBeGreaterThan(720)
    expect(times).toBeLessThan(1_020)
  }
})
