import { guarded } from '../errors'
import { sourceUrl, writeAt } from '../files'
import { listen, type Listening } from '../microphone'
import { topPage } from '../navigation'
import { askPermission } from '../overlays/permission'
import { requirePrivacy } from '../privacy'
import { readSetting, writeSetting } from '../session'
import { isSpeech, say } from '../speech'
import { wavOf, WAV_RATE } from '../wav'
import { openSubscriptions } from './open'
import { asyncApi } from './async'

type Event = 'start' | 'stop' | 'error' | 'interruptionBegin' | 'interruptionEnd' | 'pause' | 'resume'
type Heard = (result: object) => void

/** Who listens to WeChat's one recorder; there is no way to stop listening. */
const listeners = new Map<Event, Heard>()
const tell = (event: Event, result: object = {}): void => {
  const heard = listeners.get(event)
  if (heard) guarded(`recorder ${event}`, heard, result)
}

let running: { listening: Listening; since: number; timer: number } | undefined
let starting = false
let count = 0

/** WeChat's question before the first recording. */
async function mayRecord(): Promise<boolean> {
  if (readSetting('microphone') === 'yes') return true
  if (readSetting('microphone') === 'no') return false
  const yes = await askPermission('小程序 申请使用你的麦克风', [], { no: '拒绝', yes: '允许' })
  writeSetting('microphone', yes ? 'yes' : 'no')
  return yes
}

async function start({ duration = 60_000 }: { duration?: number } = {}): Promise<void> {
  if (running || starting) return tell('error', { errMsg: 'operateRecorder:fail:is recording or paused' })
  starting = true
  try {
    await requirePrivacy('RecorderManager.start')
    if (!(await mayRecord())) return tell('error', { errMsg: 'operateRecorder:fail:auth deny' })
    running = {
      listening: await listen(),
      since: performance.now(),
      timer: window.setTimeout(() => void stop(), duration),
    }
    tell('start')
  } catch (error) {
    tell('error', { errMsg: `operateRecorder:fail ${(error as { errMsg?: string }).errMsg ?? String(error)}` })
  } finally {
    starting = false
  }
}

async function stop(): Promise<void> {
  if (!running) return
  const { listening, since, timer } = running
  running = undefined
  clearTimeout(timer)
  const duration = Math.round(performance.now() - since)
  const samples = (await listening.end()).subarray(0, 60 * WAV_RATE)
  const blob = wavOf(samples)
  const tempFilePath = `wxfile://tmp_${(count += 1)}.wav`
  writeAt(tempFilePath, blob)
  tell('stop', { tempFilePath, duration, fileSize: blob.size })
}

const recorder = {
  start: (options?: { duration?: number }) => void start(options),
  stop: () => void stop(),
  onStart: (heard: Heard) => void listeners.set('start', heard),
  onStop: (heard: Heard) => void listeners.set('stop', heard),
  onError: (heard: Heard) => void listeners.set('error', heard),
  onInterruptionBegin: (heard: Heard) => void listeners.set('interruptionBegin', heard),
  onInterruptionEnd: (heard: Heard) => void listeners.set('interruptionEnd', heard),
  onPause: (heard: Heard) => void listeners.set('pause', heard),
  onResume: (heard: Heard) => void listeners.set('resume', heard),
}

/** A sound as wx.createInnerAudioContext gives one, over the browser's. */
class InnerAudio {
  private readonly audio = new Audio()
  private readonly heard: Partial<Record<'ended' | 'error' | 'play' | 'stop', Heard>> = {}
  private source = ''
  /** Ends what the browser is speaking. */
  private silence: (() => void) | undefined

  constructor() {
    this.audio.onended = () => this.heard.ended?.({})
    this.audio.onerror = () => this.heard.error?.({ errCode: 10_004, errMsg: '未知格式' })
    this.audio.onplay = () => this.heard.play?.({})
  }

  get src(): string {
    return this.source
  }
  set src(value: string) {
    this.source = value
  }
  get currentTime(): number {
    return this.audio.currentTime
  }
  get duration(): number {
    return this.audio.duration
  }
  get paused(): boolean {
    return this.audio.paused
  }
  play(): void {
    const asked = this.source
    if (isSpeech(asked)) return this.speak(asked)
    void sourceUrl(asked, topPage()?.route ?? '')
      .then((url) => {
        this.audio.src = url
        return this.audio.play()
      })
      .catch((error: unknown) => {
        // Stopped before it had begun.
        if (this.source === asked) this.heard.error?.({ errCode: 10_001, errMsg: String(error) })
      })
  }
  private speak(words: string): void {
    this.silence = say(words, {
      ended: () => this.heard.ended?.({}),
      failed: (problem) => this.heard.error?.({ errCode: 10_001, errMsg: problem }),
    })
    this.heard.play?.({})
  }
  pause(): void {
    this.audio.pause()
  }
  stop(): void {
    this.silence?.()
    this.audio.pause()
    this.heard.stop?.({})
  }
  destroy(): void {
    this.source = ''
    this.silence?.()
    this.audio.pause()
    this.audio.removeAttribute('src')
  }
  onEnded(heard: Heard): void {
    this.heard.ended = heard
  }
  onError(heard: Heard): void {
    this.heard.error = heard
  }
  onPlay(heard: Heard): void {
    this.heard.play = heard
  }
  onStop(heard: Heard): void {
    this.heard.stop = heard
  }
}

export const soundApi = {
  getRecorderManager: () => recorder,
  createInnerAudioContext: () => new InnerAudio(),
  setInnerAudioOption: asyncApi('setInnerAudioOption', () => undefined),
  /** The settings page, where a person can allow what they refused. */
  openSetting: asyncApi<{ withSubscriptions?: boolean }>('openSetting', async ({ withSubscriptions }) => {
    if (withSubscriptions) return openSubscriptions()
    const yes = await askPermission('允许小程序使用麦克风', [], { no: '不允许', yes: '允许' })
    writeSetting('microphone', yes ? 'yes' : 'no')
    return { authSetting: { 'scope.record': yes } }
  }),
}
