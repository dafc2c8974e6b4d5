import { SchoolWeek } from '../updates/school-week'
import { fillRecord, marks } from './full-record'

const school = new SchoolWeek()
const { phone } = school
const childId = () => school.world.ids.child

beforeEach(() => fillRecord(school.world))

const linesOf = (held: Awaited<ReturnType<typeof heldBy>>, name: string) =>
  held.holdings.find((one) => one.name === name)!.lines.map(({ label, value }) => `${label} ${value}`)
const heldBy = (who: 'father' | 'head') => phone(who).ask('rights.held', { childId: childId() })

test('a guardian reads every holding: how much, from when to when, and what is theirs', async () => {
  const held = await heldBy('father')
  const amount = Object.fromEntries(held.holdings.map(({ name, count, first }) => [name, [count, first]]))
  expect(amount).toMatchObject({
    identity: [1, null],
    idNumber: [1, null],
    contacts: [4, null],
    calls: [1, '2026-11-24'],
    callDetails: [1, null],
    notes: [1, '2026-11-24'],
    photos: [1, '2026-11-24'],
    familyContacts: [1, '2026-11-24'],
    letters: [3, '2026-11-23'],
    refused: [2, '2026-11-25'],
    messages: [1, '2026-11-25'],
  })
  expect(linesOf(held, 'identity')).toEqual(
    expect.arrayContaining(['姓名 甲一', '班级 三年级1班', '学籍登记 父母都在外']),
  )
  expect(linesOf(held, 'calls')).toEqual(['2026-11-24 16:00 电话，外婆，接通了，9 分钟'])
  expect(linesOf(held, 'notes')).toEqual([`2026-11-24 谈心 ${marks.forParents}`])
  expect(linesOf(held, 'idNumber')).toEqual(['身份证号 5134**********0027'])
})

test('what they answered and said for the child is theirs to read; what the teacher typed and was told is not', async () => {
  const held = await heldBy('father')
  expect(linesOf(held, 'letters')).toEqual([
    expect.stringContaining(marks.letters),
    `您的回复 11月23日至29日的简报，点了赞，${marks.answers}`,
    '您的录音 2026-11-25，23 秒，孩子 2026-11-25 听了',
  ])
  expect(linesOf(held, 'familyContacts')).toEqual(['2026-11-24 打电话，问简报收到没有，联系上了'])
  expect(linesOf(held, 'refused')).toEqual([`2026-11-25 parent：${marks.refused}`])
  expect(JSON.stringify(held)).not.toContain(marks.familyContacts)
})

test('another guardian, and the head, know of them no more than may be', async () => {
  const mother = await phone('mother').ask('rights.held', { childId: childId() })
  expect(mother.holdings.find(({ name }) => name === 'letters')).toMatchObject({ count: 1, more: 0 })
  const head = await heldBy('head')
  expect(head.holdings.find(({ name }) => name === 'letters')).toMatchObject({ count: 3, more: 0 })
  for (const held of [mother, head]) {
    expect(JSON.stringify(held)).not.toContain(marks.answers)
    expect(JSON.stringify(held)).not.toContain(marks.refused)
    expect(held.holdings.find(({ name }) => name === 'refused')).toMatchObject({ count: 2, lines: [], more: 0 })
  }
})

test('of the others on the card a guardian reads who they are, of themself the number, masked; the teacher’s own words stay in school', async () => {
  const held = await heldBy('father')
  const card = linesOf(held, 'contacts')
  expect(card).toEqual(expect.arrayContaining(['爸爸（您） 甲父，199****8001，外地电子厂', '妈妈 甲母，1 个电话号码']))
  const said = JSON.stringify(held)
  expect(said).not.toContain(marks.notes)
  expect(said).not.toContain(marks.callDetails)
  expect(said).not.toMatch(/\d{11}/)
  expect(said).not.toContain('留守')
})

test('the head reads the same, as who enters what is asked on paper', async () => {
  expect((await heldBy('father')).onPaper).toBe(false)
  const held = await heldBy('head')
  expect(held.onPaper).toBe(true)
  expect(held.holdings.map(({ name }) => name)).toEqual((await heldBy('father')).holdings.map(({ name }) => name))
})
