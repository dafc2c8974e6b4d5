import { connectCloud } from '../../cloudfunctions/platform/cloud'
import { cloudFiles } from '../../cloudfunctions/platform/files'
import { openidOf } from '../../cloudfunctions/platform/identity'
import { cloudWeChat } from '../../cloudfunctions/platform/wechat'
import { openCloudFace } from './cloud-face'
import type { CloudFace } from './cloud-face'

// The real @cloudbase/node-sdk, speaking to a server on loopback.
let face: CloudFace
const templateIds = {
  weeklyUpdate: 'T1',
  callBooked: 'T2',
  callReminder: 'T3',
  callChanged: 'T4',
  callOffer: 'T5',
  letter: 'T6',
}
const files = () => cloudFiles(connectCloud())
const wechat = () => cloudWeChat(connectCloud(), templateIds)

beforeAll(async () => {
  face = await openCloudFace()
})
afterAll(() => face.close())
beforeEach(() => {
  face.asked.length = 0
  face.openApi.clear()
})

test('files go up, get a link, come down and are deleted', async () => {
  const fileId = await files().write('rosters/1/被退回.xlsx', Buffer.from('bytes'))
  const gone = 'cloud://test.bucket/none.jpg'
  expect(Object.keys(await files().links([fileId, gone]))).toEqual([fileId])
  expect(Buffer.from(await files().read(fileId)).toString()).toBe('bytes')
  await expect(files().read(gone)).rejects.toThrow()
  await files().remove([fileId, gone])
  expect(await files().links([fileId])).toEqual({})
  expect(await files().links([])).toEqual({})
})

test('more links than one call may ask for are asked for in turn', async () => {
  const ids = Array.from({ length: 120 }, (_, i) => `many/${i}.jpg`)
  for (const id of ids) face.files.set(id, Buffer.from('x'))
  expect(Object.keys(await files().links(ids.map((id) => `cloud://test.bucket/${id}`)))).toHaveLength(120)
})

const message = {
  openid: 'o_someone',
  template: 'weeklyUpdate' as const,
  page: 'pages/parent/home?tab=week',
  data: { child: '甲一', week: '11月23日至29日', publishedAt: '2026年11月27日 18:05', remark: '写好了' },
}

test("a message goes out under WeChat's names", async () => {
  face.openApi.set('subscribeMessage.send', { errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' })
  expect(await wechat().send(message)).toEqual({ result: 'sent' })
  expect(face.asked[0]).toMatchObject({
    apiName: 'subscribeMessage.send',
    data: { touser: 'o_someone', templateId: 'T1', page: message.page, data: { name1: { value: '甲一' } } },
  })
})

test.each([
  [43101, 'noCredit'],
  [47003, 'failed'],
  [40003, 'failed'],
  [40037, 'failed'],
  [41030, 'failed'],
  [-1, 'later'],
  [45009, 'later'],
  [-604101, 'later'],
])("WeChat's %i means %s", async (errcode, result) => {
  face.openApi.set('subscribeMessage.send', { errcode, errmsg: 'no' })
  expect(await wechat().send(message)).toMatchObject({ result, error: expect.stringContaining(String(errcode)) })
})

test('a cloud that does not answer means later; words that cannot be sent mean never', async () => {
  expect(await wechat().send(message)).toMatchObject({ result: 'later' })
  expect(await wechat().send({ ...message, data: {} })).toMatchObject({ result: 'failed' })
})

test.each<[string, object]>([
  ["WeChat's spelling", { errcode: 0, phone_info: { phoneNumber: '+86 19900001234', purePhoneNumber: '19900001234' } }],
  [
    "the cloud's spelling",
    { errCode: 0, phoneInfo: { phoneNumber: '+86 19900001234', purePhoneNumber: '19900001234' } },
  ],
])('a phone number in %s', async (_name, reply) => {
  face.openApi.set('phonenumber.getPhoneNumber', reply)
  expect(await wechat().phoneNumber('code')).toBe('19900001234')
})

test('a spent phone code gives no number; a cloud that fails is an error, not an expired code', async () => {
  face.openApi.set('phonenumber.getPhoneNumber', { errcode: 40029, errmsg: 'invalid code' })
  expect(await wechat().phoneNumber('code')).toBeUndefined()
  face.openApi.delete('phonenumber.getPhoneNumber')
  await expect(wechat().phoneNumber('code')).rejects.toThrow('no answer')
})

test.each<[object | undefined, string]>([
  [{ errcode: 0, result: { suggest: 'pass', label: 100 } }, 'pass'],
  [{ errcode: 0, result: { suggest: 'review', label: 20001 } }, 'pass'],
  [{ errcode: 0, result: { suggest: 'risky', label: 20001 } }, 'risky'],
  [{ errcode: 61010, errmsg: 'code is expired' }, 'unchecked'],
  [undefined, 'unchecked'],
])('a text check that answers %j is %s', async (reply, verdict) => {
  if (reply) face.openApi.set('security.msgSecCheck', reply)
  expect(await wechat().checkText('o_someone', '你好')).toBe(verdict)
  expect(face.asked[0]?.data).toMatchObject({ openid: 'o_someone', version: 2, content: '你好' })
})

test('a media check gives its trace id or an error', async () => {
  face.openApi.set('security.mediaCheckAsync', { errcode: 0, trace_id: 'trace-1' })
  expect(await wechat().startMediaCheck('o_someone', 'https://files.invalid/1')).toBe('trace-1')
  expect(face.asked[0]?.data).toMatchObject({ mediaUrl: 'https://files.invalid/1', mediaType: 2, version: 2 })
  face.openApi.set('security.mediaCheckAsync', { errcode: 61010, errmsg: 'code is expired' })
  await expect(wechat().startMediaCheck('o_someone', 'https://files.invalid/1')).rejects.toThrow('61010')
})

test.each<[string, object, string | undefined]>([
  ['a phone', { WX_OPENID: 'o_someone', WX_CONTEXT_KEYS: 'WX_OPENID' }, 'o_someone'],
  ['a timer', { TRIGGER_SRC: 'timer' }, undefined],
  ['an empty openid', { WX_OPENID: '' }, undefined],
])('the caller of %s', (_name, environment, openid) => {
  expect(openidOf({ environment: JSON.stringify(environment) })).toBe(openid)
})
