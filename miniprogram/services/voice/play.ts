import { call } from '../cloud'

/** Ends a sound that is still playing. */
export type Stop = () => void

let stopCurrent: Stop | undefined

/**
 * Plays one sound; another that is still playing ends. It is heard with the phone on silent too: somebody has just asked for it.
 * @param src a link, or a file of this phone
 * @param ended told once: at its end, when it was stopped (`stopped`: by its owner, or because another sound began), or (false) where it could not be played
 */
export function playSound(src: string, ended: (well: boolean, stopped: boolean) => void): Stop {
  stopCurrent?.()
  wx.setInnerAudioOption({ obeyMuteSwitch: false })
  const audio = wx.createInnerAudioContext()
  let over = false
  const end = (well: boolean, stopped = false) => {
    if (over) return
    over = true
    if (stopCurrent === stop) stopCurrent = undefined
    audio.destroy()
    ended(well, stopped)
  }
  const stop = () => end(true, true)
  stopCurrent = stop
  audio.onEnded(() => end(true))
  audio.onError(() => end(false))
  audio.src = src
  audio.play()
  return stop
}

/** Where a voice lies for now. `forget` takes it off the phone again. */
export type Source = { ok: true; src: string; forget(): void } | { ok: false; text: string }

const endings: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
}

/** A link to a teacher's line. */
export async function lineSource(voiceId: number): Promise<Source> {
  const answer = await call('voices.listen', { voiceId })
  return answer.ok
    ? { ok: true, src: answer.data.link, forget: () => undefined }
    : { ok: false, text: answer.error.text }
}

/** What a parent said to the child, for the desk: a file that is there while it is heard, and no longer. */
export async function childSource(voiceId: number): Promise<Source> {
  const answer = await call('voices.play', { voiceId })
  if (!answer.ok) return { ok: false, text: answer.error.text }
  const { sound, mime } = answer.data
  const filePath = `${wx.env.USER_DATA_PATH}/voice-${voiceId}.${endings[mime] ?? 'mp3'}`
  const files = wx.getFileSystemManager()
  const forget = () => files.unlink({ filePath, fail: () => undefined })
  try {
    await new Promise((resolve, reject) =>
      files.writeFile({ filePath, data: sound, encoding: 'base64', success: resolve, fail: reject }),
    )
    return { ok: true, src: filePath, forget }
  } catch {
    forget()
    return { ok: false, text: '手机没有空间，放不了。删掉一些东西再试。' }
  }
}
