/** A number as it is looked up: digits only, without the country code. */
export function normalPhone(number: string): string {
  const digits = number.normalize('NFKC').replace(/[^0-9]/g, '')
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits
}

/** 199****6182: enough to tell two numbers apart, not enough to dial. */
export function maskedPhone(number: string): string {
  return number.length >= 7 ? `${number.slice(0, 3)}****${number.slice(-4)}` : '****'
}

/** The start of an address, down to the village; the house stays hidden. */
export function maskedAddress(address: string): string {
  return address.length <= 6 ? '***' : `${address.slice(0, Math.min(9, address.length - 3))}***`
}
