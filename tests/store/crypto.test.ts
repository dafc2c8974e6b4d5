import * as fc from 'fast-check'
import { decrypt, decryptBytes, digest, encrypt, keysFrom } from '../../database/crypto'
import { testKeys } from '../ports'

test('what is sealed is read again, and no two seals are alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [one, two] = [encrypt(testKeys, text), encrypt(testKeys, text)]
      expect(decrypt(testKeys, one)).toBe(Buffer.from(text).toString())
      expect(one.equals(two)).toBe(false)
    }),
  )
})

test('a seal that was touched anywhere is not opened', () => {
  const sealed = encrypt(testKeys, '19900008001')
  for (let at = 0; at < sealed.length; at++) {
    const touched = Buffer.from(sealed)
    touched[at]! ^= 1
    expect(() => decryptBytes(testKeys, touched)).toThrow()
  }
  expect(() => decrypt({ ...testKeys, data: Buffer.alloc(32, 8) }, sealed)).toThrow()
})

test('a digest depends on its key, and keys must be whole', () => {
  expect(digest(testKeys, '19900008001').equals(digest(testKeys, '19900008001'))).toBe(true)
  expect(
    digest(testKeys, '19900008001').equals(digest({ ...testKeys, hmac: Buffer.alloc(32, 1) }, '19900008001')),
  ).toBe(false)
  const whole = { YANSHU_DATA_KEY: testKeys.data.toString('base64'), YANSHU_HMAC_KEY: testKeys.hmac.toString('base64') }
  expect(keysFrom(whole)).toEqual(testKeys)
  expect(() => keysFrom({ ...whole, YANSHU_HMAC_KEY: 'c2hvcnQ=' })).toThrow('YANSHU_HMAC_KEY')
})
