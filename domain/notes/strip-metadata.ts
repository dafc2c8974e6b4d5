/**
 * What a phone writes into a picture beside the picture: where it was taken, when, by which device. It goes before anybody sees the file; the picture itself and how it is to be turned stay.
 * Pure: bytes in, bytes out.
 */

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
/** PNG chunks that say something beside the picture. */
const PNG_METADATA = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const ORIENTATION = 0x0112

/**
 * A picture without its metadata: JPEG, PNG and WebP. The same bytes where there is nothing to take out, or where it is none of these and no container either.
 * @returns null where metadata may stand in it that cannot be taken out: HEIC and other containers of that family, a file that breaks off
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  if (startsWith(bytes, 0, [0xff, 0xd8])) return jpeg(bytes)
  if (startsWith(bytes, 0, PNG_SIGNATURE)) return png(bytes)
  if (nameAt(bytes, 0) === 'RIFF' && nameAt(bytes, 8) === 'WEBP') return webp(bytes)
  return nameAt(bytes, 4) === 'ftyp' ? null : bytes
}

/**
 * Segment by segment. Of those that applications write, JFIF's density (APP0), the colour profile (APP2) and Adobe's colour transform (APP14) belong to the picture. Nothing behind its end does: phones
 * hang a second picture, a film or a place there.
 */
function jpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = []
  let turned = 1
  let at = 2
  while (at + 1 < bytes.length && bytes[at + 1] !== 0xd9) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff) return null
    const end = marker === 0xff ? at + 1 : at + 2 + uint16(bytes, at + 2, false)
    // A segment's length counts itself.
    if (end > bytes.length || (marker !== 0xff && end < at + 4)) return null
    const segment = bytes.subarray(at, marker === 0xda ? endOfScan(bytes, end) : end)
    if (marker === 0xe1 && startsWith(segment, 4, EXIF)) turned = orientationOf(segment.subarray(10)) ?? turned
    if (belongs(marker, segment)) kept.push(segment)
    at += segment.length
  }
  const turning = turned > 1 ? [orientationSegment(turned)] : []
  return joined([bytes.subarray(0, 2), ...turning, ...kept, bytes.subarray(at, at + 2)], bytes)
}

/** Where the picture's own bytes end that follow a scan's head: at the next marker that is no restart and no escaped byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function belongs(marker: number, segment: Uint8Array): boolean {
  // A comment, and the bytes that may fill the room before a marker.
  if (marker === 0xfe || marker === 0xff) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && nameAt(segment, 4) === 'ICC_')
}

/** How the picture is to be turned, 1 to 8, from the first directory of an EXIF block. */
function orientationOf(tiff: Uint8Array): number | null {
  const little = nameAt(tiff, 0).startsWith('II')
  if (tiff.length < 10) return null
  const directory = uint32(tiff, 4, little)
  if (directory + 2 > tiff.length) return null
  for (let i = 0; i < uint16(tiff, directory, little); i += 1) {
    const at = directory + 2 + i * 12
    if (at + 12 > tiff.length) return null
    if (uint16(tiff, at, little) !== ORIENTATION) continue
    const value = uint16(tiff, at + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An EXIF block that says how the picture is to be turned and nothing else, as JPEG's APP1. */
function orientationSegment(value: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xe1, 0, 2 + EXIF.length + tiff.length, ...EXIF, ...tiff])
}

function png(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_SIGNATURE.length)]
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length;) {
    const end = at + 12 + uint32(bytes, at, false)
    if (end > bytes.length) return null
    const name = nameAt(bytes, at + 4)
    if (!PNG_METADATA.includes(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return joined(kept, bytes)
    at = end
  }
  return null
}

/** Chunks, each padded to an even length; the header says how many bytes follow, the extended one (VP8X) which of them there are. */
function webp(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = []
  const stop = Math.min(bytes.length, 8 + uint32(bytes, 4, true))
  for (let at = 12; at + 8 <= stop;) {
    const size = uint32(bytes, at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (end > bytes.length) return null
    const name = nameAt(bytes, at)
    const chunk = bytes.slice(at, end)
    // The bits of VP8X for EXIF and XMP.
    if (name === 'VP8X' && size > 0) chunk[8]! &= ~0x0c
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk)
    at = end
  }
  const head = bytes.slice(0, 12)
  const length = 4 + kept.reduce((sum, chunk) => sum + chunk.length, 0)
  new DataView(head.buffer).setUint32(4, length, true)
  return joined([head, ...kept], bytes)
}

/** The pieces as one; the very bytes that came where nothing was taken out. */
function joined(pieces: readonly Uint8Array[], before: Uint8Array): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole.length === before.length && whole.every((byte, i) => byte === before[i]) ? before : whole
}

const startsWith = (bytes: Uint8Array, at: number, wanted: readonly number[]) =>
  wanted.every((byte, i) => bytes[at + i] === byte)
const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
const uint16 = (bytes: Uint8Array, at: number, little: boolean) =>
  little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!
const uint32 = (bytes: Uint8Array, at: number, little: boolean) =>
  little
    ? uint16(bytes, at, true) + uint16(bytes, at + 2, true) * 65536
    : uint16(bytes, at, false) * 65536 + uint16(bytes, at + 2, false)
