import { toneOf, WAV_RATE } from './wav'

/** What is being recorded; `end` gives the samples and lets the microphone go. */
export interface Listening {
  end(): Promise<Float32Array>
}

/** Opens this computer's microphone; one without any (or whose owner says no) records a tone, so that the mini-program can be looked at anywhere. */
export async function listen(): Promise<Listening> {
  const since = performance.now()
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined)
  if (!stream) return { end: () => Promise.resolve(toneOf((performance.now() - since) / 1000)) }
  const chunks: Blob[] = []
  const media = new MediaRecorder(stream)
  media.ondataavailable = ({ data }) => void chunks.push(data)
  media.start()
  return {
    async end() {
      const stopped = new Promise((resolve) => (media.onstop = resolve))
      media.stop()
      await stopped
      for (const track of stream.getTracks()) track.stop()
      return samplesOf(new Blob(chunks, { type: media.mimeType }))
    },
  }
}

/** One channel of a recording, at the rate of our files. */
async function samplesOf(blob: Blob): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, WAV_RATE)
  const sound = await context.decodeAudioData(await blob.arrayBuffer())
  const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * WAV_RATE)), WAV_RATE)
  const source = new AudioBufferSourceNode(offline, { buffer: sound })
  source.connect(offline.destination)
  source.start()
  return (await offline.startRendering()).getChannelData(0)
}
