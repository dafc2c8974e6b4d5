/** Samples a second, a byte each: enough for a tune, and a tenth of a megabyte for the longest. */
const RATE = 8_000
const NOTES_A_SECOND = 2
/** 宫商角徵羽 from middle C, in hertz. */
const scale = [261.6, 293.7, 329.6, 392, 440]
const HEADER_BYTES = 44
const LOUD = 70

/** A made-up tune of so many seconds, as a WAV file: what the demo county's parents "say", so that no voice of anybody is in it. Another `nth` gives another tune. */
export function melody(seconds: number, nth: number): Buffer {
  const samples = Buffer.alloc(seconds * RATE)
  const each = RATE / NOTES_A_SECOND
  for (let at = 0; at < samples.length; at += 1) {
    const note = Math.floor(at / each)
    const pitch = scale[(note * (2 + (nth % 3)) + nth) % scale.length]!
    const fades = 1 - (at % each) / each
    samples[at] = 128 + Math.round(LOUD * fades * Math.sin((2 * Math.PI * pitch * at) / RATE))
  }
  return Buffer.concat([header(samples.length), samples])
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(HEADER_BYTES)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  // PCM, one channel; then samples and bytes a second, bytes and bits a sample.
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(bytes, 40)
  return head
}
