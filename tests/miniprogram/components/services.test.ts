/** @jest-environment jsdom */
import { builtModule, mount, settled, textOf } from '../mount'
import { Wechat } from '../wechat'
import { good, placePage } from './probe'

let wechat: Wechat

beforeEach(() => {
  wechat = new Wechat().install()
})

const opened = {
  signedIn: true,
  name: '测试老师',
  hats: [
    { key: '7:teacher', role: 'teacher', place: '云岭乡小学', placeId: 7 },
    { key: '7:parent', role: 'parent', place: '云岭乡小学', placeId: 7 },
  ],
  noticeVersion: '1',
  consentNeeded: false,
  templates: { weeklyUpdate: 'T1', callBooked: 'T2' },
}

test('the session wears a hat that the person owns and changes it on request', async () => {
  wechat.stored.set('hat', '9:head')
  wechat.answer = () => good(opened)
  mount(placePage())
  const session = builtModule<{
    openSession(): Promise<unknown>
    wornHat(): { key: string }
    changeHat(key: string): void
  }>('services/session')
  await session.openSession()
  expect(session.wornHat().key).toBe('7:teacher')
  session.changeHat('9:head')
  session.changeHat('7:parent')
  expect(wechat.opened).toEqual(['/pages/parent/home/index'])
  expect(wechat.stored.get('hat')).toBe('7:parent')
})

test('what was chosen in the subscribe sheet is reported by our own names', async () => {
  wechat.answer = ({ action }) => good(action === 'session.open' ? opened : { left: {} })
  Object.assign(wx, {
    requestSubscribeMessage: async () => ({ errMsg: 'requestSubscribeMessage:ok', T1: 'accept', T2: 'reject' }),
  })
  mount(placePage())
  await builtModule<{ openSession(): Promise<unknown> }>('services/session').openSession()
  const { askForMessages } = builtModule<{ askForMessages(names: string[], moment: string): Promise<string> }>(
    'services/subscribe',
  )
  await expect(askForMessages(['weeklyUpdate', 'callBooked'], 'booking')).resolves.toBe('allowed')
  expect(wechat.asked[1]).toMatchObject({
    action: 'messages.credit',
    input: {
      choices: [
        { template: 'weeklyUpdate', choice: 'accept' },
        { template: 'callBooked', choice: 'reject' },
      ],
      moment: 'booking',
    },
  })
})

test('the privacy sheet opens when WeChat asks and answers it once', async () => {
  let ask = (_: (answer: object) => void) => {}
  Object.assign(wx, { canIUse: () => true, onNeedPrivacyAuthorization: (listener: typeof ask) => (ask = listener) })
  const sheet = mount('components/privacy-sheet/index')
  expect(textOf(sheet)).toBe('')
  const answers: object[] = []
  ask((answer) => answers.push(answer))
  expect(textOf(sheet)).toContain('同意并继续')
  sheet.querySelector('.agree')!.dispatchEvent('agreeprivacyauthorization')
  await settled(5)
  expect(answers).toEqual([{ buttonId: 'privacy-agree', event: 'agree' }])
  expect(textOf(sheet)).toBe('')
})

test('a photo goes up small, under a name of its own, and tells its progress', async () => {
  const uploads: Array<{ cloudPath: string; filePath: string }> = []
  Object.assign(wx, {
    chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'wxfile://a.jpg' }] }),
    getImageInfo: async () => ({ width: 4000 }),
    compressImage: async () => ({ tempFilePath: 'wxfile://small.jpg' }),
  })
  Object.assign(wx.cloud, {
    uploadFile: (options: { cloudPath: string; filePath: string; success(done: { fileID: string }): void }) => {
      uploads.push(options)
      setTimeout(() => options.success({ fileID: `cloud://env/${options.cloudPath}` }))
      return { onProgressUpdate: (tell: (at: { progress: number }) => void) => tell({ progress: 40 }) }
    },
  })
  mount(placePage())
  const upload = builtModule<{
    choosePhotos(count: number): Promise<string[]>
    uploadPhoto(path: string, folder: string, progress: (percent: number) => void): Promise<string>
  }>('services/upload')
  const [photo] = await upload.choosePhotos(3)
  const seen: number[] = []
  const fileId = await upload.uploadPhoto(photo!, 'notes', (percent) => seen.push(percent))
  expect(fileId).toMatch(/^cloud:\/\/env\/notes\/[0-9a-f-]{36}\.jpg$/)
  expect([uploads[0]!.filePath, seen]).toEqual(['wxfile://small.jpg', [40]])
})
