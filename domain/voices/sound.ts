/** What a phone records at 24 kbps in a minute is 180 KB; twice that and a little is still a minute of somebody's voice. */
export const MOST_BYTES = 400 * 1024

export interface Sound {
  mime: string
}

const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** What kind of sound a file is, by its own header and not by its name; undefined where it is none that phones record. */
export function soundOf(bytes: Uint8Array): Sound | undefined {
  if (bytes.length < 64) return undefined
  const [first = 0, second = 0] = bytes
  if (text(bytes, 0, 3) === 'ID3') return { mime: 'audio/mpeg' }
  // A frame's eleven set bits, then the layer: 00 is AAC in ADTS, 01 is MP3.
  if (first === 0xff && (second & 0xf6) === 0xf0) return { mime: 'audio/aac' }
  if (first === 0xff && (second & 0xe6) === 0xe2) return { mime: 'audio/mpeg' }
  if (text(bytes, 4, 8) === 'ftyp') return { mime: 'audio/mp4' }
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WAVE') return { mime: 'audio/wav' }
  return undefined
}
