import { VOICE_SECONDS } from '../../../contract/voice-limits'

export interface Recording {
  path: string
  seconds: number
}

/** `denied`: the person, or the phone, does not let us use the microphone; `short`: nothing was said; `broken`: anything else. */
export type RecordTrouble = 'denied' | 'short' | 'broken'

export interface Recorder {
  started(): void
  done(recording: Recording): void
  failed(trouble: RecordTrouble): void
}

/** Less is a slip of the finger. */
const SHORTEST_MS = 800
/** Speech, small: a minute is 180 KB. */
const OPTIONS = {
  duration: VOICE_SECONDS * 1000,
  sampleRate: 16_000,
  numberOfChannels: 1,
  encodeBitRate: 24_000,
  format: 'mp3',
} as const

// The phone has one microphone, and WeChat one recorder whose listeners stay for good.
let manager: WechatMiniprogram.RecorderManager | undefined
let current: Recorder | undefined
/** One that was dropped has still to end; its end is nobody's. */
let dropped = false

function recorder(): WechatMiniprogram.RecorderManager {
  if (manager) return manager
  const made = wx.getRecorderManager()
  made.onStart(() => {
    dropped = false
    current?.started()
  })
  made.onStop(({ tempFilePath, duration }) => {
    if (dropped) return void (dropped = false)
    if (duration < SHORTEST_MS) return settle((to) => to.failed('short'))
    const seconds = Math.min(VOICE_SECONDS, Math.max(1, Math.round(duration / 1000)))
    settle((to) => to.done({ path: tempFilePath, seconds }))
  })
  made.onError(({ errMsg }) =>
    settle((to) => to.failed(/auth|permission|deny|denied/i.test(errMsg) ? 'denied' : 'broken')),
  )
  return (manager = made)
}

function settle(tell: (to: Recorder) => void): void {
  const to = current
  current = undefined
  if (to) tell(to)
}

/** Listens for a minute at most. A recording that somebody else had begun is dropped. */
export function startRecording(to: Recorder): void {
  dropRecording()
  current = to
  try {
    recorder().start(OPTIONS)
  } catch {
    settle((one) => one.failed('broken'))
  }
}

/** Ends what was begun; `done` follows. */
export function stopRecording(): void {
  if (current) recorder().stop()
}

/** Ends what was begun and forgets it. */
export function dropRecording(): void {
  if (!current) return
  current = undefined
  dropped = true
  recorder().stop()
}
