/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import type { Mounted } from '../mount'
import { Sounds } from '../sounds'
import { Wechat } from '../wechat'

let phone: Wechat
let sounds: Sounds

beforeEach(() => {
  phone = new Wechat().install()
  sounds = new Sounds().install()
})

describe('the recorder', () => {
  const recorded = (recorder: Mounted): object[] => {
    const all: object[] = []
    recorder.addEventListener('recorded', ({ detail }) => all.push(detail))
    return all
  }
  const record = async (recorder: Mounted, duration: number) => {
    await tap(recorder, '.begin')
    sounds.heard.start!({})
    await settled()
    sounds.heard.stop!({ tempFilePath: 'wxfile://tmp_1.mp3', duration })
    await settled()
  }

  test('a tap begins, a tap ends, and nothing is sent before one has had a chance to listen', async () => {
    const recorder = mount('components/voice-recorder/index', { label: '发给孩子' })
    const sent = recorded(recorder)
    await tap(recorder, '.begin')
    expect(sounds.starts).toBe(1)
    expect(textOf(recorder)).toContain('正在打开麦克风')
    sounds.heard.start!({})
    await settled()
    expect(textOf(recorder)).toContain('最多60秒')
    ;(recorder.instance.stop as () => void)()
    expect(sounds.stops).toBe(1)
    sounds.heard.stop!({ tempFilePath: 'wxfile://tmp_1.mp3', duration: 22_600 })
    await settled()
    expect(textOf(recorder)).toContain('重录')
    expect(sent).toEqual([])
    ;(recorder.instance.send as () => void)()
    expect(sent).toEqual([{ path: 'wxfile://tmp_1.mp3', seconds: 23 }])
    recorder.detach()
  })

  test('a slip of the finger is no recording; a minute is a minute', async () => {
    const recorder = mount('components/voice-recorder/index')
    await record(recorder, 300)
    expect(textOf(recorder)).toContain('太短了')
    await record(recorder, 60_700)
    expect(recorder.instance.data).toMatchObject({ state: 'ready', seconds: 60 })
    recorder.detach()
  })

  test('what is not wanted is dropped, even if the phone hands it over later', async () => {
    const recorder = mount('components/voice-recorder/index')
    await tap(recorder, '.begin')
    sounds.heard.start!({})
    await settled()
    await tap(recorder, '.quiet')
    sounds.heard.stop!({ tempFilePath: 'wxfile://tmp_1.mp3', duration: 5_000 })
    await settled()
    expect(recorder.instance.data).toMatchObject({ state: 'idle', path: '' })
    await record(recorder, 5_000)
    expect(recorder.instance.data).toMatchObject({ state: 'ready', seconds: 5 })
    recorder.detach()
  })

  test('without the microphone it says how to allow it', async () => {
    const recorder = mount('components/voice-recorder/index')
    await tap(recorder, '.begin')
    sounds.heard.error!({ errMsg: 'operateRecorder:fail:auth deny' })
    await settled()
    expect(textOf(recorder)).toContain('没有打开麦克风')
    await (recorder.instance.allow as () => Promise<void>)()
    expect(sounds.settings).toBe(1)
    expect(textOf(recorder)).not.toContain('没有打开麦克风')
    recorder.detach()
  })

  test('it keeps what was said until the page says that it has arrived', async () => {
    const recorder = mount('components/voice-recorder/index', { sent: 0 })
    await record(recorder, 5_000)
    recorder.setData({ busy: true })
    recorder.setData({ busy: false })
    expect(recorder.instance.data).toMatchObject({ state: 'ready' })
    ;(recorder.instance.setData as (data: object) => void)({ sent: 1 })
    await settled()
    expect(recorder.instance.data).toMatchObject({ state: 'idle', path: '' })
    recorder.detach()
  })
})

describe('the button', () => {
  const sound = Buffer.from('sound').toString('base64')

  test('at the desk the sound is on the phone only while it is heard', async () => {
    phone.answer = () => ({ ok: true, data: { sound, seconds: 23, mime: 'audio/mpeg' } })
    const one = mount('components/voice-button/index', { voiceId: 7, how: 'play', seconds: 23 })
    let over = 0
    one.addEventListener('played', () => (over += 1))
    await tap(one, '.voice')
    expect(phone.asked).toMatchObject([{ action: 'voices.play', input: { voiceId: 7 } }])
    expect([...sounds.files]).toEqual([['wxfile://usr/voice-7.mp3', sound]])
    expect(textOf(one)).toContain('停下')
    sounds.played[0]!.ended!({})
    await settled()
    expect(sounds.files.size).toBe(0)
    expect(sounds.played[0]!.destroyed).toBe(true)
    expect(over).toBe(1)
    one.detach()
  })

  test('who leaves while it plays leaves no file behind', async () => {
    phone.answer = () => ({ ok: true, data: { sound, seconds: 23, mime: 'audio/mpeg' } })
    const one = mount('components/voice-button/index', { voiceId: 7, how: 'play', seconds: 23 })
    await tap(one, '.voice')
    expect(sounds.files.size).toBe(1)
    one.detach()
    expect(sounds.files.size).toBe(0)
    expect(sounds.played[0]!.destroyed).toBe(true)
  })

  test('a second tap stops it, and one that begins ends the other', async () => {
    phone.answer = () => ({ ok: true, data: { link: 'https://cloud/line.mp3' } })
    const one = mount('components/voice-button/index', { voiceId: 7, seconds: 9 })
    await tap(one, '.voice')
    expect(sounds.played[0]).toMatchObject({ src: 'https://cloud/line.mp3', destroyed: false })
    await tap(one, '.voice')
    expect(sounds.played[0]!.destroyed).toBe(true)
    expect(textOf(one)).not.toContain('停下')
    await tap(one, '.voice')
    expect(sounds.played[1]!.destroyed).toBe(false)
    one.detach()
  })

  test('what cannot be had or played says so', async () => {
    phone.answer = () => ({ ok: false, error: { code: 'NOT_FOUND', ref: 'r' } })
    const one = mount('components/voice-button/index', { voiceId: 7, seconds: 9 })
    await tap(one, '.voice')
    expect(textOf(one)).toContain('没有找到')
    phone.answer = () => ({ ok: true, data: { link: 'https://cloud/line.mp3' } })
    await tap(one, '.voice')
    sounds.played[0]!.error!({ errCode: 10_001 })
    await settled()
    expect(textOf(one)).toContain('放不出来')
    one.detach()
  })
})
