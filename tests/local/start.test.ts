import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { lockFolder } from '../../local/lock'
import { readOptions } from '../../local/options'
import { fixtureDist, removeFolders, temporaryFolder } from './fixture'
import { end, smallSchool, startTest } from './system'

const root = resolve(__dirname, '../..')
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  removeFolders()
})

/** Runs `npm start` with these arguments (without a build) until it ends. */
async function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, 'local/start.mjs'), '--no-build', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const code = await new Promise((done) => child.on('exit', done))
  return { code, out, err }
}

/** One sentence a language, and nothing that only a programmer reads. */
function expectSentence({ code, err }: { code: unknown; err: string }, part: string) {
  expect(err).toContain(part)
  expect(err).not.toMatch(/^\s+at /m)
  expect(err.trim().split('\n')).toHaveLength(2)
  expect(code).toBe(1)
}

describe('each trouble is one clear sentence and exit 1', () => {
  test('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => server.on('listening', done))
    const { port } = server.address() as { port: number }
    expectSentence(await start(['--port', String(port), '--data', temporaryFolder()]), `Port ${port} is taken`)
    server.close()
  })

  test('a folder that cannot be made', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expectSentence(await start(['--port', '0', '--data', join(file, 'data')]), 'Cannot write')
  })

  test('an option that does not exist, a port that is none, a reset of somebody’s server', async () => {
    expectSentence(await start(['--prot', '1']), '--port N')
    expectSentence(await start(['--port', '99999']), 'Not a port')
    expectSentence(await start(['--reset'], { DATABASE_URL: 'postgres://x@127.0.0.1/x' }), 'embedded database only')
  })

  test('a folder that another Yanshu uses', async () => {
    const data = temporaryFolder()
    const release = lockFolder(data)
    expectSentence(await start(['--port', '0', '--data', data]), `in use by another Yanshu (pid ${process.pid})`)
    release()
  })

  test.each([
    ['nonsense', 'should look like'],
    ['postgres://postgres@127.0.0.1:1/postgres', 'ECONNREFUSED'],
    ['postgres://postgres@nowhere.invalid:5432/postgres', 'nowhere.invalid'],
  ])('DATABASE_URL=%s', async (url, part) => {
    expectSentence(await start(['--port', '0', '--data', temporaryFolder()], { DATABASE_URL: url }), part)
  })

  test('a functions folder without functions', async () => {
    const data = temporaryFolder()
    await expect(startTest({ data, dist: temporaryFolder() })).rejects.toThrow('npm run build')
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  test('keys that are none', async () => {
    expectSentence(
      await start(['--port', '0', '--data', temporaryFolder()], { YANSHU_DATA_KEY: 'c2hvcnQ=' }),
      'YANSHU_DATA_KEY',
    )
  })
})

/** A PostgreSQL server of the machine, where there is one. */
const server = process.env.TEST_DATABASE_URL
const onServer = server ? describe : describe.skip
onServer('with a PostgreSQL server', () => {
  const name = `yanshu_local_${process.pid}`
  const at = (database: string, user?: string) => {
    const url = new URL(server!)
    url.pathname = `/${database}`
    if (user) url.username = user
    return url.href
  }
  const admin = async (sql: string) => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  afterAll(() => admin(`drop database if exists ${name}`))

  test('a database or a user that does not exist', async () => {
    const data = ['--port', '0', '--data', temporaryFolder()]
    expectSentence(await start(data, { DATABASE_URL: at('nosuch_yanshu') }), 'there is no database nosuch_yanshu')
    expectSentence(await start(data, { DATABASE_URL: at('postgres', 'nosuch_yanshu') }), 'user nosuch_yanshu')
  })

  test('the system runs on it', async () => {
    await admin(`create database ${name}`)
    const system = await startTest({ databaseUrl: at(name) })
    await smallSchool(system)
    expect((await system.get('/stage/health')).body).toMatchObject({ database: 'server' })
    expect((await system.get('/stage/personas')).body).toHaveLength(6)
    await end(system)
  })
})

describe('the data folder', () => {
  test('a lock left by a process that is gone is taken over', () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'lock'), '999999999 1')
    lockFolder(data)()
    writeFileSync(join(data, 'lock'), `${process.ppid} 1`)
    if (process.platform === 'linux') lockFolder(data)()
    writeFileSync(join(data, 'lock'), '')
    lockFolder(data)()
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  test('killed with -9 and started again: rows, credits, messages, files, keys and the clock are there', async () => {
    const data = temporaryFolder()
    const dist = fixtureDist()
    const script = `
      require('tsx/cjs/api').register()
      require('${root}/local/system.ts').startLocal({ data: '${data}', dist: '${dist}', demo: false }).then((s) => console.log(s.url + ' ' + s.databaseUrl))`
    const child = spawn(process.execPath, ['-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const said = String(await new Promise((done) => child.stdout.once('data', done))).trim()
    const [url, databaseUrl] = said.split(' ') as [string, string]
    const post = async (path: string, body: object) =>
      (
        await fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()

    const client = new Client({ connectionString: databaseUrl })
    client.on('error', () => undefined)
    await client.connect()
    await client.query(`insert into district (name) values ('白云县')`)
    await client.query(`insert into person (openid, name) values ('o_one', '江一')`)
    const credit = { as: 'p1', template: 'local-template-weeklyUpdate', choice: 'accept' }
    await post('/cloud/credit', credit)
    await post('/cloud/credit', credit)
    const send = { touser: 'o_one', templateId: credit.template, data: { thing1: { value: '本周简报' } } }
    const sent = await post('/cloud/call', {
      as: 'p1',
      name: 'api',
      data: { do: 'wx', api: 'subscribeMessage.send', data: send },
    })
    expect(sent).toMatchObject({ result: { result: { errCode: 0 } } })
    const { fileID } = (await (
      await fetch(`${url}/cloud/files?as=p1&path=a.txt`, { method: 'PUT', body: 'kept' })
    ).json()) as { fileID: string }
    await post('/stage/clock', { plusMinutes: 600 })
    const keys = readFileSync(join(data, 'secrets.json'), 'utf8')
    child.kill('SIGKILL')
    await new Promise((done) => child.on('exit', done))
    await client.end().catch(() => undefined)

    const again = await startTest({ data, dist })
    expect((await again.pool.query('select name from district')).rows).toEqual([{ name: '白云县' }])
    expect((await again.get('/stage/messages?as=p1')).body).toMatchObject([{ data: send.data }])
    expect((await again.post('/cloud/credit', { ...credit, choice: 'reject' })).body).toEqual({ left: 1 })
    expect(await again.call('p1', { do: 'download', fileID })).toEqual({ text: 'kept' })
    expect((await again.post('/cloud/temp-urls', { as: 'p1', fileList: [fileID] })).body.fileList[0].status).toBe(0)
    expect((await again.get('/stage/clock')).body.offsetMs).toBeGreaterThan(599 * 60_000)
    expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toBe(keys)
    await end(again)
  })

  test('killed while the database was being made: made afresh; reset empties it', async () => {
    const data = temporaryFolder()
    mkdirSync(join(data, 'pg'))
    writeFileSync(join(data, 'pg', 'PG_VERSION'), '18')
    const first = await startTest({ data })
    await first.pool.query(`insert into district (name) values ('白云县')`)
    await end(first)
    const kept = await startTest({ data })
    expect((await kept.pool.query('select from district')).rowCount).toBe(1)
    await end(kept)
    const emptied = await startTest({ data, reset: true })
    expect((await emptied.pool.query('select from district')).rowCount).toBe(0)
    await end(emptied)
  })
})

test('options: defaults, and what is asked for', () => {
  expect(readOptions([], {})).toEqual({
    port: 4173,
    data: resolve('.data'),
    reset: false,
    build: true,
    databaseUrl: undefined,
  })
  expect(readOptions(['--port', '0', '--data', 'x', '--reset', '--no-build'], {})).toMatchObject({
    port: 0,
    data: resolve('x'),
    reset: true,
    build: false,
  })
})
