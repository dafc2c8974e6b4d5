import { openSealedFile, sealFile } from '../../database/crypto'
import { soundOf } from '../../domain/voices/sound'
import { testKeys } from '../ports'
import { recordingOf } from './recordings'

const rest = Buffer.alloc(100, 1)
const file = (...head: (number | string)[]) =>
  Buffer.concat([...head.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))), rest])

test.each([
  ['an MP3 frame', file(0xff, 0xf3, 0x38, 0xc4), 'audio/mpeg'],
  ['an MP3 with a tag', file('ID3', 4), 'audio/mpeg'],
  ['AAC in ADTS', file(0xff, 0xf1, 0x60), 'audio/aac'],
  ['AAC in MP4', file(0, 0, 0, 0x20, 'ftypM4A '), 'audio/mp4'],
  ['WAV', file('RIFF', 1, 1, 1, 1, 'WAVE'), 'audio/wav'],
])('%s is a sound', (_name, bytes, mime) => expect(soundOf(bytes)).toEqual({ mime }))

test.each([
  ['a JPEG', file(0xff, 0xd8, 0xff, 0xe0)],
  ['a workbook', file('PK', 3, 4)],
  ['a page', file('<html><script>')],
  ['a WebP picture', file('RIFF', 1, 1, 1, 1, 'WEBP')],
  ['a header and nothing after it', Buffer.from([0xff, 0xf3, 0x38, 0xc4])],
  ['nothing', Buffer.alloc(0)],
])('%s is none', (_name, bytes) => expect(soundOf(bytes)).toBeUndefined())

test('a sealed file is noise without its row, and neither can be exchanged', () => {
  const one = sealFile(testKeys, recordingOf('一'))
  const two = sealFile(testKeys, recordingOf('一'))
  expect(one.sealed.includes('一')).toBe(false)
  expect(one.sealed.equals(two.sealed)).toBe(false)
  expect(openSealedFile(testKeys, one)).toEqual(recordingOf('一'))
  expect(() => openSealedFile(testKeys, { sealed: one.sealed, key: two.key })).toThrow()
  // The school's own keys open no file; only the row's key does.
  expect(() => openSealedFile({ data: Buffer.alloc(32, 1), hmac: testKeys.hmac }, one)).toThrow()
})
