/** Samples a second of a recording: as a telephone carries a voice, and so small that a minute is no larger than what WeChat's recorder makes. */
export const WAV_RATE = 6_400

/** A WAV file of one channel and eight bits. @param samples -1 to 1, at WAV_RATE */
export function wavOf(samples: Float32Array): Blob {
  const view = new DataView(new ArrayBuffer(44 + samples.length))
  const word = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i += 1) view.setUint8(at + i, text.charCodeAt(i))
  }
  word(0, 'RIFF')
  view.setUint32(4, 36 + samples.length, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, WAV_RATE, true)
  view.setUint32(28, WAV_RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  word(36, 'data')
  view.setUint32(40, samples.length, true)
  samples.forEach((sample, at) => view.setUint8(44 + at, Math.round(127.5 + 127.5 * Math.max(-1, Math.min(1, sample)))))
  return new Blob([view.buffer], { type: 'audio/wav' })
}

/** A soft tone, for a computer without a microphone. */
export function toneOf(seconds: number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * WAV_RATE))
  return samples.map((_, at) => 0.2 * Math.sin((2 * Math.PI * 330 * at) / WAV_RATE))
}
