import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { addDays, instantAt } from '../../contract/week'
import { Random } from '../../database/demo/random'
import { scaleCounty } from '../../database/demo/scale'
import { because } from '../../domain/messages/states'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import type { Friday } from '../messages/friday-work'
import { testKeys } from '../ports'
import { onServer } from './on-server'

const WEEK = '2026-11-23'
const [SCHOOLS, CHILDREN] = [6, 40]
/** How often each step is killed in the middle before it may end. */
const KILLS = 4

onServer('a Friday evening that is killed again and again', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yanshu-friday-'))
  const arrived = path.join(folder, 'arrived')
  const chance = new Random('killed')
  let database: TestDatabase
  let owner: Client
  let minutes = 18 * 60 + 1

  beforeAll(async () => {
    database = await testDatabase()
    await scaleCounty({
      url: database.url,
      keys: testKeys,
      now: new Date(instantAt(addDays(WEEK, 7))),
      schools: SCHOOLS,
      childrenPerSchool: CHILDREN,
    })
    owner = new Client({ connectionString: database.url })
    await owner.connect()
    for (const table of ['update_reader', 'update_version', 'weekly_update'])
      await owner.query(
        `delete from ${table} ${table === 'weekly_update' ? 'where week = $1' : 'where update_id in (select update_id from weekly_update where week = $1)'}`,
        [WEEK],
      )
    await owner.query(`delete from job where due = $1`, [WEEK])
    writeFileSync(arrived, '')
  })
  afterAll(async () => {
    await owner.end()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const rows = async <Row>(text: string) => (await owner.query(text, [WEEK])).rows as Row[]

  /** Runs a step; kills it somewhere in its work, as often as asked, and lets it end then. Each run stands later in the evening, so that what a dead clock had in hand comes to light. */
  async function step(name: Friday['step'], classes: Friday['classes'] = []): Promise<void> {
    for (let run = 0; run <= KILLS; run += 1) {
      minutes += 11
      const child = fork(path.join(__dirname, '../messages/friday-work.ts'), { execArgv: ['--import', 'tsx'] })
      const over = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.on('message', (said) => {
        if (said === 'done') child.disconnect()
        else if (run < KILLS) setTimeout(() => child.kill('SIGKILL'), chance.int(30, 150))
      })
      child.send({
        url: database.url,
        now: instantAt(addDays(WEEK, 4), minutes),
        arrived,
        classes,
        step: name,
      } satisfies Friday)
      await over
    }
  }

  test('every child has one letter, every family hears of it once at most, and nobody is forgotten', async () => {
    await step('compose')
    expect(await rows(`select count(*)::int as n from weekly_update where week = $1`)).toEqual([
      { n: SCHOOLS * CHILDREN },
    ])

    const classes = await rows<Friday['classes'][number]>(`
      select p.openid, k.school_id::int as "schoolId", array_agg(u.update_id::int order by u.update_id) as updates
      from weekly_update u join child c using (school_id, child_id) join class_teacher k using (school_id, class_id) join person p on p.person_id = k.person_id
      where u.week = $1 group by 1, 2 order by 2`)
    await step('publish', classes)
    expect(
      await rows(
        `select count(*)::int as n, count(distinct (person_id, child_id))::int as families from message where data ->> 'week' = $1`,
      ),
    ).toEqual([{ n: SCHOOLS * CHILDREN, families: SCHOOLS * CHILDREN }])

    await step('send')
    const delivered = readFileSync(arrived, 'utf8').trim().split('\n')
    expect(new Set(delivered).size).toBe(delivered.length)
    const states = await rows<{ state: string; error: string | null; n: number }>(
      `select state, error, count(*)::int as n from message where data ->> 'week' = $1 group by 1, 2`,
    )
    const of = (state: string) => states.filter((row) => row.state === state).reduce((sum, { n }) => sum + n, 0)
    expect(of('sent') + of('failed')).toBe(SCHOOLS * CHILDREN)
    expect(states.filter(({ state }) => state === 'failed').map(({ error }) => error)).toEqual(
      of('failed') > 0 ? [because.lost] : [],
    )
    // What was in a dead clock's hand may have arrived or not: no more of it than one handful a kill.
    expect(of('failed')).toBeLessThanOrEqual(10 * KILLS)
    expect(delivered.length).toBeGreaterThanOrEqual(of('sent'))
    expect(delivered.length).toBeLessThanOrEqual(of('sent') + of('failed'))
    // Each message cost its credit, arrived or not.
    expect(
      await rows(`select count(*)::int as n from message_credit where "left" <> 2 and $1::text is not null`),
    ).toEqual([{ n: 0 }])
  }, 180_000)
})
