const scheme = 'speech:'
const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined
// A browser looks its voices up only when it is asked for the first time, and has them a moment later.
synthesis?.getVoices()

const chineseVoice = (): SpeechSynthesisVoice | undefined =>
  synthesis?.getVoices().find(({ lang }) => /^(zh|cmn)\b/i.test(lang))

interface Wanted {
  content: string
  success?: (made: { retcode: number; origin: string; filename: string }) => void
}

const plugins: Record<string, object> = {
  // 微信同声传译, as far as it reads aloud. What it calls a file is an address that `say` understands.
  WechatSI: {
    textToSpeech: ({ content, success }: Wanted) =>
      success?.({ retcode: 0, origin: content, filename: scheme + encodeURIComponent(content) }),
  },
}

/**
 * WeChat's `requirePlugin`. The stage has its speech whatever app.json declares, wherever the browser has a Chinese voice.
 * @throws Error for any other plugin, and in a browser that could only be silent
 */
export function requirePlugin(name: string): object {
  const plugin = plugins[name]
  if (!plugin || !chineseVoice()) throw new Error(`plugin "${name}" is not defined`)
  return plugin
}

/** Whether a sound's address stands for words that the browser is to speak. */
export const isSpeech = (src: string): boolean => src.startsWith(scheme)

/** Speaks such an address. @returns silences it */
export function say(src: string, told: { ended(): void; failed(problem: string): void }): () => void {
  const words = new SpeechSynthesisUtterance(decodeURIComponent(src.slice(scheme.length)))
  const voice = chineseVoice()
  if (voice) words.voice = voice
  words.lang = 'zh-CN'
  words.onend = told.ended
  words.onerror = ({ error }) => told.failed(error)
  synthesis?.speak(words)
  return () => {
    words.onend = null
    words.onerror = null
    synthesis?.cancel()
  }
}
