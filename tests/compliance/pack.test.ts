import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { holdings } from '../../contract/holdings'
import { consentPurposeLabel } from '../../contract/labels'
import { seedDemo } from '../../database/demo'
import { spanOf } from '../../domain/compliance/facts'
import { missingOf } from '../../domain/compliance/missing'
import { makePackFor } from '../../scripts/audit-pack/make'
import { testDatabase } from '../database'
import { makeOutside, testKeys } from '../ports'
import { openWorld, WEDNESDAY } from '../world'
import type { World } from '../world'

let world: World
const as = (who: keyof World['personas']) => world.as(world.personas[who])

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function packFiles() {
  const { packs } = await as('head').ask('compliance.list', {})
  const bytes = (url: string | null) => world.outside.files.get(decodeURIComponent(url!.split('/').at(-1)!))!
  return { document: bytes(packs[0]!.document.url), workbook: bytes(packs[0]!.workbook.url) }
}

async function wordsOf(document: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(document)
  const xml = await zip.file('word/document.xml')!.async('string')
  const footers = Object.keys(zip.files).filter((name) => /^word[/]footer/.test(name))
  expect(footers.length).toBeGreaterThan(0)
  return xml.replace(/<[^>]+>/g, ' ')
}

async function sheetsOf(workbook: Uint8Array): Promise<Record<string, unknown[][]>> {
  const read = new ExcelJS.Workbook()
  await read.xlsx.load(workbook as never)
  return Object.fromEntries(
    read.worksheets.map((sheet) => [
      sheet.name,
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    ]),
  )
}

test('a head makes the pack of the year, and both files hold what is in the rows', async () => {
  const { ids } = world
  await as('father').ask('consents.set', { childId: ids.child, purpose: 'photos', given: true })
  await as('father').ask('consents.set', { childId: ids.child, purpose: 'photos', given: false })
  await as('mother').ask('consents.set', { childId: ids.sibling, purpose: 'photos', given: true })
  await as('teacher').ask('contacts.reveal', { childId: ids.child, relativeId: ids.relatives.father })
  await world.sql(`update person set name = '=cmd()' where person_id = $1`, [ids.people.desk])
  await world.sql(
    `update consent set notice_version = '2025-09' where person_id = $1 and child_id = $2 and purpose = 'records'`,
    [ids.people.father, ids.child],
  )
  await as('father').ask('consents.give', { purposes: ['records'], noticeVersion: '2026-11' })
  const { packId } = await as('head').ask('compliance.make', { year: 2026 })

  const { packs, years } = await as('head').ask('compliance.list', {})
  expect(packs).toMatchObject([{ packId, year: 2026, by: '高校长', keptUntil: '2029-11-25' }])
  expect(packs[0]!.document.fileName).toBe('测试小学2026年度个人信息保护合规审计.docx')
  expect(years[0]).toEqual({ year: 2026, over: false, handInBy: '2027-01-31' })

  const { document, workbook } = await packFiles()
  const words = await wordsOf(document)
  for (const { label } of Object.values(holdings)) expect(words).toContain(label)
  for (const text of [
    '影响评估',
    '盖章',
    '签字',
    '林老师',
    '查看家人的电话号码',
    '未成年人网络保护条例',
    '有 4 名孩子的档案',
    '本年度有 1 条同意换了新版告知书',
  ])
    expect(words).toContain(text)

  const sheets = await sheetsOf(workbook)
  const photos = sheets['同意（各班）']!.find((row) => row[0] === '三年级1班' && row[1] === consentPurposeLabel.photos)
  expect(photos).toEqual(['三年级1班', consentPurposeLabel.photos, 3, 1, 1, 1])
  const records = sheets['同意（全校）']!.find((row) => row[0] === consentPurposeLabel.records)
  expect(records?.[3]).toBe(0)
  expect(sheets['显示和导出']!.slice(1)).toEqual([
    ['11月25日 星期三 15:00', '林老师', '老师', expect.any(String), 1].map((cell, at) =>
      at === 0 ? expect.any(String) : cell,
    ),
  ])
  expect(sheets['人员']!.flat()).toContain("'=cmd()")
  expect(sheets['人员']!.flat()).not.toContain('=cmd()')
  const reveal = sheets['访问（按操作）']!.find((row) => row[0] === '查看家人的电话号码')!
  expect([reveal[11], reveal[13]]).toEqual([1, 1])
})

test('no child, no relative and no number of theirs stands in a pack', async () => {
  const { document, workbook } = await packFiles()
  const text = (await wordsOf(document)) + JSON.stringify(await sheetsOf(workbook))
  for (const mark of ['甲一', '甲二', '乙一', '丙一', '丁一', '甲父', '1990000', '远']) expect(text).not.toContain(mark)
})

test('paths cannot be guessed, and each making has its own', async () => {
  await as('head').ask('compliance.make', { year: 2026 })
  const paths = [...world.outside.files.keys()]
  for (const path of paths) expect(path).toMatch(/packs[/][0-9]+[/]2026-[0-9a-f]{32}[.](docx|xlsx)$/)
  expect(new Set(paths).size).toBe(4)
})

test('a pack is for the head of its own school', async () => {
  expect((await as('farHead').ask('compliance.list', {})).packs).toEqual([])
  for (const who of ['teacher', 'desk', 'father', 'officer'] as const) {
    expect(await as(who).call('compliance.list', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await as(who).call('compliance.make', { year: 2026 })).toMatchObject({ error: { code: 'FORBIDDEN' } })
  }
})

test('a year that has not begun is refused at its field, and so is the eleventh pack of a day', async () => {
  expect(await as('head').call('compliance.make', { year: 2027 })).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { year: 'tooBig' } },
  })
  for (let made = 0; made < 10; made++) await as('farHead').ask('compliance.make', { year: 2025 })
  expect(await as('farHead').call('compliance.make', { year: 2025 })).toMatchObject({ error: { code: 'TOO_OFTEN' } })
})

test('what is missing is said with its count, and nothing where nothing is', async () => {
  const { ids } = world
  const keys = async () =>
    Object.fromEntries((await as('head').ask('compliance.list', {})).missing.map(({ key, count }) => [key, count]))
  expect(await keys()).toEqual({ checksDue: 4, neverAsked: 1 })
  for (const who of ['head', 'teacher', 'otherTeacher', 'desk'] as const)
    await world.sql(
      `insert into background_check (school_id, person_id, checked_on, recorded_by, recorded_at) values ($1, $2, '2026-09-01', $3, now())`,
      [ids.school, ids.people[who], ids.people.head],
    )
  await world.sql(`update child set left_on = '2026-11-01' where child_id = $1`, [ids.otherChild])
  expect(await keys()).toEqual({})
  expect(missingOf({ checksDue: 0, requestsOpen: 0, neverAsked: 0 })).toEqual([])
})

test('a year that is over ends on its last day, the current one today', () => {
  expect(spanOf(2025, '2026-11-25')).toEqual({
    year: 2025,
    from: '2024-12-31T16:00:00.000Z',
    to: '2025-12-31T16:00:00.000Z',
    lastDay: '2025-12-31',
  })
  expect(spanOf(2026, '2026-11-25').lastDay).toBe('2026-11-25')
})

test('the command line makes the same pack of a demo school, with its parts adding up', async () => {
  const database = await testDatabase()
  try {
    await seedDemo({ url: database.url, keys: testKeys, files: makeOutside(WEDNESDAY).ports.files, now: WEDNESDAY })
    const pack = await makePackFor({ url: database.url, schoolId: 1, year: 2026, now: WEDNESDAY })
    const sheets = await sheetsOf(pack.workbook)
    for (const [, children, given, withdrawn, unasked] of sheets['同意（全校）']!.slice(1) as [
      string,
      number,
      number,
      number,
      number,
    ][]) {
      expect(children).toBe(113)
      expect(given + withdrawn + unasked).toBe(children)
    }
    const total = (name: string) => sheets[name]!.slice(1).reduce((sum, row) => sum + Number(row.at(-1)), 0)
    expect(total('访问（按身份）')).toBe(total('访问（按操作）'))
    expect(await wordsOf(pack.document)).toContain('113 名孩子')
    await expect(makePackFor({ url: database.url, schoolId: 99, year: 2026, now: WEDNESDAY })).rejects.toThrow(
      'no school 99',
    )
  } finally {
    await database.close()
  }
})
