import { SchoolWeek } from '../updates/school-week'
import { codesIn, stranger, wordText } from './wanted'

const school = new SchoolWeek()
const { phone } = school

async function printed(asked: { classId?: number; childId?: number; onePerPage?: boolean }) {
  const reply = await phone('teacher').ask('binding.cards', asked)
  const [fileId, bytes] = [...school.world.outside.files].at(-1)!
  return { reply, fileId, text: await wordText(bytes) }
}

test("a class's cards: every child, masked numbers, a code for whoever is not in yet", async () => {
  const { reply, fileId, text } = await printed({ classId: school.world.ids.ownClass })
  expect(reply).toMatchObject({ fileName: '三年级1班联系卡.docx', cards: 3, codes: 1 })
  expect(fileId).toMatch(new RegExp(`/cards/${school.world.ids.school}/[a-z]{28}[.]docx$`))
  for (const name of ['甲一', '甲二', '乙一']) expect(text).toContain(`${name}的联系卡`)
  expect(text).not.toContain('丙一')
  expect(text).toContain('有事先打给：爸爸 甲父')
  expect(text).toContain('199****8001')
  expect(text).not.toMatch(/1990000\d{4}/)
  expect(text).toContain('2026年12月24日前有效')
  // Brother and sister share their grandmother, so the same code stands on both cards.
  const codes = codesIn(text)
  expect(codes).toHaveLength(2)
  expect(new Set(codes).size).toBe(1)
  expect(await stranger(school.world, 'o_gran').call('session.bindCode', { code: codes[0]! })).toMatchObject({
    ok: true,
  })
  const after = await printed({ classId: school.world.ids.ownClass })
  expect(after.reply.codes).toBe(0)
  expect(codesIn(after.text)).toEqual([])
})

test('printing again voids what was printed before', async () => {
  const first = codesIn((await printed({ childId: school.world.ids.child })).text)
  const second = codesIn((await printed({ childId: school.world.ids.child, onePerPage: true })).text)
  expect(second).not.toEqual(first)
  const bind = (code: string) => stranger(school.world, 'o_gran').call('session.bindCode', { code })
  expect(await bind(first[0]!)).toMatchObject({ error: { code: 'CODE_WRONG' } })
  expect(await bind(second[0]!)).toMatchObject({ ok: true })
})

test('each print has a path of its own, and the class of somebody else is not there', async () => {
  const one = await printed({ childId: school.world.ids.child })
  const two = await printed({ childId: school.world.ids.child })
  expect(one.fileId).not.toBe(two.fileId)
  expect(await phone('teacher').call('binding.cards', { classId: school.world.ids.otherClass })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await phone('teacher').call('binding.cards', {})).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

test('who printed how many codes for whom is on the audit', async () => {
  await printed({ classId: school.world.ids.ownClass })
  const [row] = await school.world.sql(`select children, detail from audit where action = 'binding.cards'`)
  const { child, sibling, classmate } = school.world.ids
  expect(row).toMatchObject({ detail: { codes: 1 } })
  expect((row as unknown as { children: string[] }).children.map(Number).toSorted()).toEqual(
    [child, sibling, classmate].toSorted(),
  )
})
