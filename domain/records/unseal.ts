import { decrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { maskedAddress, maskedPhone } from '../contacts/phone'

/** Opens values that `app.record_of` gives sealed (base64 of the ciphertext), and shows them masked. Empty where there is nothing. */
export interface Unseal {
  phone(sealed: string | null): string
  address(sealed: string | null): string
  idNumber(sealed: string | null): string
}

/** The start of an identity number says the county, its end tells two apart; the birth date between them stays hidden. */
export function maskedIdNumber(number: string): string {
  return number.length < 11 ? '****' : `${number.slice(0, 6)}********${number.slice(-4)}`
}

export function unsealWith(keys: Keys): Unseal {
  const shown = (mask: (plain: string) => string) => (sealed: string | null) =>
    sealed ? mask(decrypt(keys, Buffer.from(sealed, 'base64'))) : ''
  return { phone: shown(maskedPhone), address: shown(maskedAddress), idNumber: shown(maskedIdNumber) }
}
