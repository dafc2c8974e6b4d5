import * as fc from 'fast-check'
import { withoutMetadata } from '../../domain/notes/strip-metadata'

const text = (words: string) => [...Buffer.from(words, 'latin1')]
const segment = (marker: number, body: number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]
const PLACE = 'GPS 30.5N 104.1E'

/** An EXIF block with an orientation and, behind it, a place. */
function exif(orientation: number, little = false): number[] {
  const short = (value: number) => (little ? [value, 0] : [0, value])
  const tag = little ? [0x12, 0x01] : [0x01, 0x12]
  const directory = [
    ...short(1),
    ...tag,
    ...short(3),
    ...(little ? [1, 0, 0, 0] : [0, 0, 0, 1]),
    ...short(orientation),
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const head = little ? [...text('II'), 42, 0, 8, 0, 0, 0] : [...text('MM'), 0, 42, 0, 0, 0, 8]
  return segment(0xe1, [...text('Exif'), 0, 0, ...head, ...directory, ...text(PLACE)])
}

const START = [0xff, 0xd8]
const END = [0xff, 0xd9]
const jfif = segment(0xe0, [...text('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
const profile = segment(0xe2, [...text('ICC_PROFILE'), 0, 1, 1, 9])
const adobe = segment(0xee, [...text('Adobe'), 0, 100, 0, 0, 0, 0, 1])
const tables = segment(0xdb, [0, 16, 11, 10])
// Entropy bytes with an escaped 0xff and a restart; two scans, with a table between that looks like an end.
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0, 3, 0xff, 0xd3, 4]
const between = segment(0xc4, [0x10, 0xff, 0xd9, 7])
const picture = [...tables, ...scan, ...between, ...scan]

const clean = (bytes: number[]) => {
  const out = withoutMetadata(Uint8Array.from(bytes))
  return out && [...out]
}
const said = (bytes: number[] | null) => Buffer.from(bytes!).toString('latin1')

test('a photo from a phone comes out without place, caption and comment; the picture stays byte for byte', () => {
  const xmp = segment(0xe1, text(`http://ns.adobe.com/xap/1.0/ ${PLACE}`))
  const iptc = segment(0xed, text(`Photoshop 3.0 ${PLACE}`))
  const comment = segment(0xfe, text(PLACE))
  const behind = [...START, ...exif(1), ...picture, ...END, ...text(PLACE)]
  const bytes = [
    ...START,
    ...jfif,
    ...exif(1),
    ...xmp,
    ...profile,
    ...iptc,
    ...adobe,
    ...comment,
    ...picture,
    ...END,
    ...behind,
  ]
  expect(clean(bytes)).toEqual([...START, ...jfif, ...profile, ...adobe, ...picture, ...END])
})

test.each([
  [6, false],
  [3, true],
])('how it is to be turned (%i) stays, and nothing beside it', (turned, little) => {
  const out = clean([...START, ...exif(turned, little), ...jfif, ...picture, ...END])
  expect(said(out)).not.toContain('GPS')
  // The same place in the file, the same value, in a block of its own; and cleaning it again changes nothing.
  expect(out!.slice(0, 4)).toEqual([...START, 0xff, 0xe1])
  expect(out!.slice(12)).toEqual([
    ...text('MM'),
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0,
    ...jfif,
    ...picture,
    ...END,
  ])
  expect(clean(out!)).toEqual(out)
})

test('a photo with nothing in it is the very same object: no new file is written for it', () => {
  const bytes = Uint8Array.from([...START, ...jfif, ...picture, ...END])
  expect(withoutMetadata(bytes)).toBe(bytes)
  const unknown = Uint8Array.from(text('not a picture at all'))
  expect(withoutMetadata(unknown)).toBe(unknown)
})

test('an EXIF block that lies about its length, and bytes between segments, are no reason to let it through', () => {
  expect(clean([...START, 0xff, 0xe1, 0xff, 0xff, ...text('Exif')])).toBeNull()
  expect(clean([...START, ...jfif, 1, 2, 3, ...exif(1), ...END])).toBeNull()
  expect(clean([...START, 0xff, 0xe1])).toBeNull()
})

const chunk = (name: string, body: number[]) => [0, 0, 0, body.length, ...text(name), ...body, 1, 2, 3, 4]
const PNG = [0x89, ...text('PNG'), 13, 10, 26, 10]

test('a PNG loses its texts, its time and its EXIF', () => {
  const head = chunk('IHDR', [0, 0, 0, 1])
  const data = chunk('IDAT', [9, 9])
  const end = chunk('IEND', [])
  const bytes = [
    ...PNG,
    ...head,
    ...chunk('eXIf', text(PLACE)),
    ...chunk('tEXt', text(PLACE)),
    ...chunk('iTXt', text(PLACE)),
    ...chunk('tIME', [7]),
    ...data,
    ...end,
    ...text(PLACE),
  ]
  expect(clean(bytes)).toEqual([...PNG, ...head, ...data, ...end])
  expect(clean([...PNG, ...head, ...data])).toBeNull()
})

const riff = (name: string, body: number[]) => [
  ...text(name),
  body.length,
  0,
  0,
  0,
  ...body,
  ...(body.length % 2 ? [0] : []),
]

test('a WebP loses EXIF and XMP, says so in its head, and has its new length', () => {
  const webp = (flags: number, chunks: number[]) => {
    const body = [...text('WEBP'), ...riff('VP8X', [flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]), ...chunks]
    return [...text('RIFF'), body.length, 0, 0, 0, ...body]
  }
  const image = riff('VP8 ', [1, 2, 3])
  const bytes = webp(0x1c, [...image, ...riff('EXIF', text(PLACE)), ...riff('XMP ', text(PLACE))])
  expect(clean(bytes)).toEqual(webp(0x10, image))
})

test('a container whose metadata we cannot take out does not pass', () => {
  expect(clean([0, 0, 0, 24, ...text('ftypheic'), ...text(PLACE)])).toBeNull()
})

test('whatever bytes come: an answer, and none that is longer by more than the turning', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(START, PNG, text('RIFF....WEBP'), []),
      fc.uint8Array({ maxLength: 300 }),
      (head, tail) => {
        const bytes = Uint8Array.from([...head, ...tail])
        const out = withoutMetadata(bytes)
        expect(out === null || out.length <= bytes.length + 36).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})
