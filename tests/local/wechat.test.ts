import { removeFolders } from './fixture'
import { end, smallSchool, startTest, type TestSystem } from './system'

let test1: TestSystem
const father = 'r1-1'
const fatherOpenid = 'o_local_r1-1'

beforeAll(async () => {
  test1 = await startTest()
  await smallSchool(test1)
})
afterAll(async () => {
  await end(test1)
  removeFolders()
})

describe('subscription messages', () => {
  const templateId = 'local-template-weeklyUpdate'
  const good = {
    thing1: { value: '禾苗苗的本周简报' },
    date2: { value: '2026年11月27日 18:00' },
    phrase3: { value: '已发布' },
  }
  const send = async (data: object, more: object = {}, do_ = 'wx') => {
    const answer = await test1.call('p1', {
      do: do_,
      api: 'subscribeMessage.send',
      data: { touser: fatherOpenid, templateId, page: 'pages/parent/home?week=2026-11-23', data, ...more },
    })
    return do_ === 'wx' ? answer.result : answer
  }

  test('one acceptance is one message', async () => {
    expect(await send(good)).toMatchObject({ errCode: 43101 })
    expect((await test1.post('/cloud/credit', { as: father, template: templateId, choice: 'reject' })).body).toEqual({
      left: 0,
    })
    expect((await test1.post('/cloud/credit', { as: father, template: templateId, choice: 'accept' })).body).toEqual({
      left: 1,
    })
    expect(await send(good)).toMatchObject({ errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' })
    expect(await send(good)).toMatchObject({ errCode: 43101 })
    const { body } = await test1.get(`/stage/messages?as=${father}`)
    expect(body).toHaveLength(1)
    expect(body[0]).toMatchObject({
      template: templateId,
      title: '学生周报通知',
      page: 'pages/parent/home?week=2026-11-23',
      data: good,
    })
    expect((await test1.get('/stage/messages?as=r1-2')).body).toEqual([])
  })

  test.each([
    ['thing1', '二十一个字的一句话就是放不进微信的模板里去了', 47003],
    ['phrase1', 'ok', 47003],
    ['phrase1', '六个字放不下', 47003],
    ['name1', '十一个汉字的名字放不进去', 47003],
    ['character_string1', '中文', 47003],
    ['date1', '下周三', 47003],
    ['time1', '25:00', 47003],
    ['thing1', '', 47003],
    ['wish1', '什么', 47003],
  ])('the field %s = "%s" is refused with %i', async (key, value, code) => {
    expect(await send({ [key]: { value } })).toMatchObject({ errCode: code })
  })

  test.each([
    [{ touser: 'nobody!' }, 40003],
    [{ templateId: 'x' }, 40037],
    [{ page: '/pages/parent/home' }, 41030],
  ])('%j is refused with %i', async (more, code) => {
    expect(await send(good, more)).toMatchObject({ errCode: code })
  })

  test.each([
    ['time1', '18:20'],
    ['time1', '2026年11月27日 12:40~12:50'],
    ['date1', '2026-11-27'],
    ['name1', 'Zhang San'],
    ['number1', '94'],
  ])('%s = "%s" passes and wants a credit', async (key, value) => {
    expect(await send({ [key]: { value } })).toMatchObject({ errCode: 43101 })
  })

  test('the form of the same call (wx.openApi, snake case) speaks too', async () => {
    await test1.post('/cloud/credit', { as: father, template: templateId, choice: 'accept' })
    const answer = await send(good, { templateId: undefined, template_id: templateId }, 'openapi')
    expect(answer).toMatchObject({ errcode: 0 })
    expect((await test1.get(`/stage/messages?as=${father}`)).body).toHaveLength(2)
  })
})

describe('content checks', () => {
  const check = async (openid: string, content: string, version = 2) =>
    (await test1.call('p1', { do: 'wx', api: 'security.msgSecCheck', data: { openid, scene: 1, version, content } }))
      .result

  test('a text passes, the marked one does not', async () => {
    expect(await check('o_head', '今天聊得很开心')).toMatchObject({
      errCode: 0,
      result: { suggest: 'pass', label: 100 },
    })
    expect(await check('o_head', '一句违规测试的话')).toMatchObject({ errCode: 0, result: { suggest: 'risky' } })
  })

  test('for somebody who was here within two hours, version 2, at most 2,500 characters', async () => {
    expect(await check('o_never_here', '好')).toMatchObject({ errCode: 61010 })
    expect(await check('o_head', '好', 1)).toMatchObject({ errCode: 40097 })
    expect(await check('o_head', '好'.repeat(2501))).toMatchObject({ errCode: 45002 })
  })

  test('a picture’s verdict is pushed to clock a second later, without an openid', async () => {
    const look = async (path: string, text: string) => {
      const { fileID } = await test1.call('p1', { do: 'upload', path, text })
      const { fileList } = await test1.call('p1', { do: 'url', fileID, maxAge: 600 })
      const data = { openid: 'o_head', scene: 1, version: 2, mediaType: 2, mediaUrl: fileList[0].tempFileURL }
      return (await test1.call('p1', { do: 'wx', api: 'security.mediaCheckAsync', data })).result.traceId as string
    }
    const traces = [await look('a.png', 'a photo'), await look('b.png', 'a photo 违规测试')]
    await new Promise((done) => setTimeout(done, 1600))
    const seen = (await test1.cloud.host.call('clock', { do: 'seen' }, { trigger: 'function' })) as {
      event: Record<string, unknown>
      openid: string | null
    }[]
    const pushes = seen.filter(({ event }) => event.Event === 'wxa_media_check')
    expect(
      pushes.map(({ event, openid }) => [event.trace_id, (event.result as { suggest: string }).suggest, openid]),
    ).toEqual([
      [traces[0], 'pass', null],
      [traces[1], 'risky', null],
    ])
  })
})

test('a function may call only the APIs that its config.json names', async () => {
  const answer = await test1.cloud.host.call('clock', { do: 'wx' }, { trigger: 'function' })
  expect(answer).toMatchObject({ result: { errCode: -604101 } })
})
