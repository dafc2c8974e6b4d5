import { removeFolders } from './fixture'
import { end, smallSchool, startTest, type TestSystem } from './system'

let test1: TestSystem
const father = 'r1-1'

beforeAll(async () => {
  test1 = await startTest()
  await smallSchool(test1)
})
afterAll(async () => {
  await end(test1)
  removeFolders()
})

describe('files through the official SDK', () => {
  const path = 'photos/2026/周报 1.txt'

  test('up, down, link, gone', async () => {
    const { fileID } = await test1.call('p1', { do: 'upload', path, text: '山那边有信来' })
    expect(fileID).toBe(`cloud://yanshu-local.796e-yanshu-local-1990000000/${path}`)
    expect(await test1.call('p1', { do: 'download', fileID })).toEqual({ text: '山那边有信来' })
    const { fileList } = await test1.call('p1', { do: 'url', fileID, maxAge: 60 })
    const link = fileList[0].tempFileURL as string
    expect(await (await fetch(link)).text()).toBe('山那边有信来')
    expect((await fetch(link.replace(/t=\d+/, 't=9999999999'))).status).toBe(403)
    await test1.post('/stage/clock', { plusMinutes: 2 })
    expect((await fetch(link)).status).toBe(403)
    await test1.post('/stage/clock', { reset: true })
    expect((await test1.call('p1', { do: 'delete', fileID })).fileList[0]).toMatchObject({ code: 'SUCCESS' })
    expect((await test1.call('p1', { do: 'delete', fileID })).fileList[0]).toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
    })
    expect((await test1.call('p1', { do: 'url', fileID, maxAge: 60 })).fileList[0]).toMatchObject({ tempFileURL: '' })
    expect((await fetch(link)).status).toBe(404)
  })

  test.each(['../secrets.json', '/etc/passwd', 'a//b', '.new/x', 'a/..\\b', ''])(
    'the path "%s" is refused',
    async (bad) => {
      await expect(test1.call('p1', { do: 'upload', path: bad, text: 'x' })).rejects.toThrow()
      const answer = await fetch(`${test1.url}/cloud/files?as=p1&path=${encodeURIComponent(bad)}`, {
        method: 'PUT',
        body: 'x',
      })
      expect(answer.status).toBe(400)
    },
  )

  test('a phone deletes only what it uploaded itself', async () => {
    const put = await fetch(`${test1.url}/cloud/files?as=p1&path=mine/gone.mp3`, { method: 'PUT', body: 'a voice' })
    const { fileID } = (await put.json()) as { fileID: string }
    const remove = async (as: string) => {
      const body = JSON.stringify({ as, fileList: [fileID] })
      const answer = await fetch(`${test1.url}/cloud/delete-files`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return ((await answer.json()) as { fileList: { errMsg: string }[] }).fileList[0]!.errMsg
    }
    expect(await remove('p2')).toBe('STORAGE_EXCEED_AUTHORITY')
    expect(await remove('p1')).toBe('ok')
    expect(await remove('p1')).toBe('STORAGE_FILE_NONEXIST')
  })

  test('a phone reads and replaces only what it uploaded itself', async () => {
    const put = (as: string, body: string) =>
      fetch(`${test1.url}/cloud/files?as=${as}&path=mine/a.png`, { method: 'PUT', body })
    const { fileID } = (await (await put(father, 'one')).json()) as { fileID: string }
    expect((await put('r1-2', 'two')).status).toBe(403)
    const urls = async (as: string) =>
      (await test1.post('/cloud/temp-urls', { as, fileList: [fileID, 'cloud://x.y/z'] })).body.fileList
    expect((await urls('r1-2'))[0]).toMatchObject({ status: 1, tempFileURL: '', errMsg: 'STORAGE_EXCEED_AUTHORITY' })
    const own = await urls(father)
    expect(own[1]).toMatchObject({ status: 1, errMsg: 'STORAGE_FILE_NONEXIST' })
    const answer = await fetch(own[0].tempFileURL)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(await answer.text()).toBe('one')
  })

  test('an uploaded page is handed over as a download, never shown', async () => {
    await fetch(`${test1.url}/cloud/files?as=p1&path=x/a.html`, { method: 'PUT', body: '<script>alert(1)</script>' })
    const { fileList } = (
      await test1.post('/cloud/temp-urls', {
        as: 'p1',
        fileList: ['cloud://yanshu-local.796e-yanshu-local-1990000000/x/a.html'],
      })
    ).body
    const answer = await fetch(fileList[0].tempFileURL)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
  })
})
