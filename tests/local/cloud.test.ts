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

describe('personas', () => {
  test('the list: staff, relatives, officer, stranger, with Chinese hints', async () => {
    const { body } = await test1.get('/stage/personas')
    expect(body).toEqual([
      { id: 'p1', name: '柳校长', role: 'head', school: '青石小学', schoolId: 1, bound: true, hint: '学校管理员' },
      {
        id: 'p2',
        name: '柏老师',
        role: 'teacher',
        school: '青石小学',
        schoolId: 1,
        bound: false,
        hint: '班主任 · 三年级2班 · 还没有登录',
      },
      {
        id: 'r1-1',
        name: '禾大山',
        role: 'parent',
        school: '青石小学',
        schoolId: 1,
        bound: false,
        hint: '禾苗苗（三年级2班）的爸爸 · 还没有登录',
      },
      {
        id: 'r1-2',
        name: '桑小河',
        role: 'parent',
        school: '青石小学',
        schoolId: 1,
        bound: false,
        hint: '禾苗苗（三年级2班）的妈妈 · 还没有登录',
      },
      { id: 'p3', name: '林干事', role: 'district', school: '青石县', schoolId: null, bound: true, hint: '区县管理员' },
      {
        id: 'guest',
        name: '路人',
        role: 'guest',
        school: '',
        schoolId: null,
        bound: false,
        hint: '没有登记在任何学校的微信用户',
      },
    ])
  })

  test('a call carries the persona’s openid and no other, whatever the event claims', async () => {
    const who = (as: string) => test1.call(as, { do: 'who', userInfo: { openId: 'o_head' } })
    expect(await who('p1')).toMatchObject({ WX_OPENID: 'o_head', event: { userInfo: { openId: 'o_head' } } })
    expect(await who('p2')).toMatchObject({ WX_OPENID: 'o_local_p2' })
    expect(await who(father)).toMatchObject({ WX_OPENID: fatherOpenid, event: { userInfo: { openId: fatherOpenid } } })
    expect(await who('guest')).toMatchObject({ WX_OPENID: 'o_local_guest' })
    expect((await test1.post('/cloud/call', { as: 'p999', name: 'api', data: {} })).status).toBe(404)
    expect((await test1.post('/cloud/call', { as: "r1-1' or 1=1", name: 'api', data: {} })).status).toBe(404)
  })

  test('who has signed in with the same number is the same WeChat user', async () => {
    await test1.pool.query(`insert into person (openid, name) values ('o_mother', '桑小河')`)
    await test1.pool.query(`update relative set person_id = 4 where relative_id = 2`)
    expect(await test1.call('r1-2', { do: 'who' })).toMatchObject({ WX_OPENID: 'o_mother' })
  })
})

describe('the phone-number button', () => {
  const ask = (code: string) => test1.call(father, { do: 'wx', api: 'phonenumber.getPhoneNumber', data: { code } })

  test('its code tells the number of that phone, once', async () => {
    const { code } = (await test1.post('/cloud/phone-code', { as: father })).body
    const { result } = await ask(code)
    expect(result).toMatchObject({ errCode: 0, errMsg: 'openapi.phonenumber.getPhoneNumber:ok' })
    expect(result.phoneInfo).toMatchObject({ purePhoneNumber: '19900002001', countryCode: '86' })
    expect((await ask(code)).result).toMatchObject({ errCode: 40029, errcode: 40029 })
  })

  test('and only for five minutes', async () => {
    const { code } = (await test1.post('/cloud/phone-code', { as: father })).body
    await test1.post('/stage/clock', { plusMinutes: 6 })
    expect((await ask(code)).result).toMatchObject({ errCode: 40029 })
    await test1.post('/stage/clock', { reset: true })
  })
})

describe('what the SDK is told when things go wrong', () => {
  test('a function called by a function', async () => {
    expect(await test1.call('p1', { do: 'invoke', name: 'api', data: { hello: 1 } })).toMatchObject({
      result: { hello: 1 },
    })
    await expect(test1.call('p1', { do: 'invoke', name: 'api', data: { do: 'throw' } })).rejects.toThrow('-504002')
  })

  test('an API that this cloud does not have', async () => {
    expect((await test1.call('p1', { do: 'wx', api: 'wxacode.get', data: {} })).result).toMatchObject({
      errCode: -604101,
    })
  })

  test('a failing function is HTTP 500 with WeChat’s errMsg', async () => {
    const { status, body } = await test1.post('/cloud/call', { as: 'p1', name: 'api', data: { do: 'throw' } })
    expect(status).toBe(500)
    expect(body.errMsg).toBe('cloud.callFunction:fail Error: errCode: -504002 | errMsg: Error: out of ink')
  })
})
