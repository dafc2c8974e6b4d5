import { digest } from '../../database/crypto'
import { testKeys } from '../ports'
import { SchoolWeek } from '../updates/school-week'

const school = new SchoolWeek()
const { phone } = school

/** Numbers of the world's contact cards: the father's, and one that is only on the staff list. */
const FATHER = '19900008001'
const STAFF = '19900007001'

async function signIn(openid: string, number: string) {
  school.world.outside.phoneCodes.set('code', number)
  return school.world.as({ openid }).call('session.signIn', { phoneCode: 'code' })
}

const addStaff = async (number: string) => {
  const [row] = await school.world.sql<{ person_id: string }>(
    `insert into person (name, phone_hmac) values ('新老师', $1) returning person_id`,
    [digest(testKeys, number)],
  )
  await school.world.sql(
    `insert into membership (school_id, person_id, role, since) values ($1, $2, 'teacher', '2026-01-01')`,
    [school.world.ids.school, row!.person_id],
  )
}

test('a father who joins the staff keeps his children, consents and messages, and wears both hats', async () => {
  await school.ready('father')
  await addStaff(STAFF)
  const openid = school.world.personas.father.openid
  expect(await signIn(openid, STAFF)).toMatchObject({
    ok: true,
    data: { consentNeeded: false, hats: [{ role: 'teacher' }, { role: 'parent' }] },
  })
  const consents = await phone('father').ask('consents.list', {})
  expect(consents.messagesLeft).toBe(1)
  expect(consents.children.map((child) => child.given.map((one) => one.purpose).toSorted())).toEqual([
    ['messages', 'photos', 'records'],
    ['messages', 'photos', 'records'],
  ])
})

test('a number that somebody signed in with opens nothing for another WeChat user', async () => {
  expect(await signIn('o_thief', FATHER)).toMatchObject({ ok: false, error: { code: 'PHONE_BOUND_ELSEWHERE' } })
  await addStaff(STAFF)
  expect(await signIn('o_new', STAFF)).toMatchObject({ ok: true, data: { hats: [{ role: 'teacher' }] } })
  expect(await signIn('o_thief', STAFF)).toMatchObject({ ok: false, error: { code: 'PHONE_BOUND_ELSEWHERE' } })
  // Nor for a member of staff elsewhere, whose own hats must not be mixed up with another's.
  expect(await signIn(school.world.personas.farTeacher.openid, STAFF)).toMatchObject({ ok: false })
})

test('one code is one sign-in, and an unknown number is told nothing', async () => {
  expect(await signIn('o_who', '19900005555')).toMatchObject({ ok: false, error: { code: 'PHONE_UNKNOWN' } })
  expect(await school.world.as({ openid: 'o_who' }).call('session.signIn', { phoneCode: 'code' })).toMatchObject({
    error: { code: 'PHONE_CODE_EXPIRED' },
  })
  expect(await school.world.as({ openid: 'o_who' }).ask('session.open', {})).toMatchObject({
    signedIn: false,
    name: null,
    templates: {},
  })
})

test('twenty sign-ins at once bind one WeChat user, once', async () => {
  await school.world.sql(`update relative set person_id = null, bound_at = null where relative_id = $1`, [
    school.world.ids.relatives.grandmother,
  ])
  const number = '19900008003'
  const openids = Array.from({ length: 20 }, (_, i) => `o_race${i % 2}`)
  const replies = await Promise.all(
    openids.map((openid, i) => {
      school.world.outside.phoneCodes.set(`code${i}`, number)
      return school.world.as({ openid }).call('session.signIn', { phoneCode: `code${i}` })
    }),
  )
  expect(replies.filter((reply) => reply.ok)).toHaveLength(10)
  expect(await school.world.sql(`select count(*)::int as n from person where openid like 'o_race%'`)).toEqual([
    { n: 1 },
  ])
})
