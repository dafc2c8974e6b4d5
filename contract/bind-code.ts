/** Letters and figures that nobody takes for one another on paper (no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V). */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY'
export const CODE_LENGTH = 10

/** A code as somebody types or pastes it (any spaces and dashes, small letters, full-width ones), reduced to capitals and figures. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
}
