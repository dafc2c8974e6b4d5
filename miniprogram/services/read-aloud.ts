import { playSound, type Stop } from './voice/play'

/** What we use of WeChat's plugin 微信同声传译 (declared in app.json only where the build was told YANSHU_SPEECH=1: docs/adr/0013). */
interface SpeechPlugin {
  textToSpeech(options: {
    lang: 'zh_CN'
    tts: true
    content: string
    success: (made: { retcode: number; filename: string }) => void
    fail: (problem: unknown) => void
  }): void
}

/** The plugin takes 1000 bytes at a time: so many Chinese characters with room to spare. */
const MOST_CHARACTERS = 300

let plugin: SpeechPlugin | undefined
let stopPlaying: Stop | undefined
/** Rises with every beginning and every end, so that what was fetched for somebody who has gone on is not played. */
let turn = 0
const listeners = new Set<(text: string) => void>()

function speech(): SpeechPlugin | undefined {
  try {
    plugin ??= requirePlugin('WechatSI') as SpeechPlugin
  } catch {
    // Not in this build: nothing offers to read.
  }
  return plugin
}

/** Whether this phone can read a text aloud. Where it cannot, no screen shows a loudspeaker. */
export function canSpeak(): boolean {
  return typeof speech()?.textToSpeech === 'function'
}

/** The text in parts that the plugin takes, cut after a sentence where there is one. */
export function partsOf(text: string, most: number = MOST_CHARACTERS): string[] {
  const sentences = text.match(/[^。！？；\n]+[。！？；\n]*/g) ?? []
  const parts: string[] = []
  for (const sentence of sentences.map((one) => one.trim()).filter((one) => one !== '')) {
    const last = parts[parts.length - 1]
    if (last !== undefined && last.length + sentence.length <= most) parts[parts.length - 1] = last + sentence
    else for (let at = 0; at < sentence.length; at += most) parts.push(sentence.slice(at, at + most))
  }
  return parts
}

function soundOf(content: string): Promise<string> {
  return new Promise((resolve, reject) => {
    speech()!.textToSpeech({
      lang: 'zh_CN',
      tts: true,
      content,
      success: ({ retcode, filename }) =>
        retcode === 0 && filename ? resolve(filename) : reject(new Error(`speech ${retcode}`)),
      fail: reject,
    })
  })
}

/** @returns whether it came to its end: not where it was stopped, or another sound began */
function play(src: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const ended = (well: boolean, stopped: boolean) => (well ? resolve(!stopped) : reject(new Error('no sound')))
    stopPlaying = playSound(src, ended)
  })
}

function tell(text: string): void {
  listeners.forEach((listen) => listen(text))
}

/**
 * Reads a text aloud; what was being read stops.
 * @returns false when the sound could not be had (no network, or the day's share of the plugin is used up)
 */
export async function speak(text: string): Promise<boolean> {
  hush()
  const mine = turn
  tell(text)
  try {
    for (const part of partsOf(text)) {
      const sound = await soundOf(part)
      if (mine !== turn || !(await play(sound))) break
    }
    if (mine === turn) hush()
    return true
  } catch (problem) {
    console.warn('could not read aloud', problem)
    if (mine === turn) hush()
    return false
  }
}

/** Silence. */
export function hush(): void {
  turn += 1
  stopPlaying?.()
  stopPlaying = undefined
  tell('')
}

/** Tells what is being read, empty for silence, whenever that changes. @returns stops listening */
export function listenToReading(listen: (text: string) => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
