/** @jest-environment jsdom */
import { voicesView } from '../../../miniprogram/pages/parent/home/week/voice/view'
import { mount, settled, tap, textOf } from '../mount'
import type { Mounted } from '../mount'
import { no, ok, Phone } from '../start/phone'

const noon = Date.parse('2026-11-25T04:40:00.000Z')
const voice = (voiceId: number, heardAt: string | null = null) => ({
  voiceId,
  seconds: 23,
  sentAt: '2026-11-24T12:00:00.000Z',
  heardAt,
})

test('each message says whether the child has heard it; three may wait', () => {
  const { rows, open } = voicesView([voice(3), voice(2), voice(1, '2026-11-25T04:30:00.000Z')], noon)
  expect(rows.map(({ note }) => note)).toEqual([
    '昨天 20:00留的，等孩子来听',
    '昨天 20:00留的，等孩子来听',
    '孩子听过了 · 今天 12:30',
  ])
  expect(open).toBe(true)
  expect(voicesView([voice(3), voice(2), voice(1)], noon).open).toBe(false)
})

describe('on its way', () => {
  let phone: Phone
  let uploads: string[]
  let deleted: string[]
  let online: boolean

  beforeEach(() => {
    phone = new Phone().install().signedIn()
    uploads = []
    deleted = []
    online = true
    const { wx } = globalThis as unknown as { wx: { cloud: object; showModal?: unknown } }
    wx.showModal = async () => ({ confirm: true })
    Object.assign(wx.cloud, {
      uploadFile: (given: { cloudPath: string; success(r: object): void; fail(e: object): void }) => {
        if (online) uploads.push(given.cloudPath)
        setTimeout(() => (online ? given.success({ fileID: `cloud://x/${given.cloudPath}` }) : given.fail({})))
        return { onProgressUpdate: () => undefined }
      },
      deleteFile: async ({ fileList }: { fileList: string[] }) => void deleted.push(...fileList),
    })
  })

  const open = async (voices: object[] = []) => {
    const pane = mount('pages/parent/home/week/voice/index', { childId: 3, updateId: 7, name: '小雨', voices })
    await settled(10)
    return pane
  }
  const send = async (pane: Mounted, path = 'wxfile://tmp_1.mp3') => {
    await (pane.instance.recorded as (event: object) => Promise<void>)({ detail: { path, seconds: 23 } })
    await settled(10)
  }

  test('it is put up under a name that nobody can guess, and sent for the child', async () => {
    phone.answer = () => ok({ voiceId: 1 })
    const pane = await open()
    let changed = 0
    pane.addEventListener('changed', () => (changed += 1))
    await send(pane)
    expect(uploads).toEqual([expect.stringMatching(/^voices\/incoming\/[0-9a-f-]{36}\.mp3$/)])
    expect(phone.asked.map(({ action, input }) => ({ action, input }))).toEqual([
      { action: 'voices.send', input: { childId: 3, updateId: 7, fileId: `cloud://x/${uploads[0]}`, seconds: 23 } },
    ])
    expect(changed).toBe(1)
    expect(textOf(pane)).toContain('留好了。小雨来打电话时就能听到')
    expect(deleted).toEqual([])
    expect(phone.stored.has('voice-uploads')).toBe(false)
  })

  test('an answer that is lost: the second try speaks of the same file, under the same number', async () => {
    const pane = await open()
    await send(pane)
    expect(textOf(pane)).not.toContain('留好了')
    phone.answer = () => ok({ voiceId: 1 })
    await send(pane)
    expect(uploads).toHaveLength(1)
    const [first, second] = phone.asked
    expect(second!.requestId).toBe(first!.requestId)
    expect(textOf(pane)).toContain('留好了')
  })

  test('where the school does not take it, the file is taken down', async () => {
    phone.answer = () => no('VOICES_WAITING')
    const pane = await open()
    await send(pane)
    expect(textOf(pane)).toContain('孩子还有三段话没听')
    expect(deleted).toEqual([`cloud://x/${uploads[0]}`])
  })

  test('what an earlier use of the phone put up and never sent is taken down before the next', async () => {
    phone.stored.set('voice-uploads', ['cloud://x/voices/incoming/old.mp3'])
    phone.answer = () => ok({ voiceId: 1 })
    await send(await open())
    expect(deleted).toEqual(['cloud://x/voices/incoming/old.mp3'])
  })

  test('without network nothing is lost and nothing is asked', async () => {
    online = false
    const pane = await open()
    await send(pane)
    expect(phone.asked).toEqual([])
    expect(textOf(pane)).toContain('您说的话还在')
  })

  test('the child is changed while it is put up: it is taken down again, and reaches nobody', async () => {
    phone.answer = () => ok({ voiceId: 1 })
    const pane = await open()
    let changed = 0
    pane.addEventListener('changed', () => (changed += 1))
    const sending = send(pane)
    ;(pane.instance.setData as (data: object) => void)({ childId: 4, updateId: 8, name: '小军' })
    await sending
    expect(phone.asked).toEqual([])
    expect(deleted).toEqual([`cloud://x/${uploads[0]}`])
    expect([changed, textOf(pane).includes('留好了')]).toEqual([0, false])
    expect(phone.stored.has('voice-uploads')).toBe(false)
  })

  test('the child is changed while the school is told: it has arrived, and no thanks stand beside the other child', async () => {
    const pane = await open()
    let changed = 0
    pane.addEventListener('changed', () => (changed += 1))
    phone.answer = async () => {
      ;(pane.instance.setData as (data: object) => void)({ childId: 4, updateId: 8, name: '小军' })
      return ok({ voiceId: 1 })
    }
    await send(pane)
    expect(phone.asked).toMatchObject([{ action: 'voices.send', input: { childId: 3, updateId: 7 } }])
    expect([changed, textOf(pane).includes('留好了')]).toEqual([1, false])
    expect(deleted).toEqual([])
  })

  test('what is not heard can be taken back, and no more begun while three wait', async () => {
    phone.answer = () => ok({ takenBack: true })
    const pane = await open([voice(3), voice(2), voice(1)])
    expect(textOf(pane)).not.toContain('给小雨留一段话')
    await tap(pane, '.back', 1)
    expect(phone.asked.map(({ action, input }) => ({ action, input }))).toEqual([
      { action: 'voices.takeBack', input: { voiceId: 2 } },
    ])
  })
})
