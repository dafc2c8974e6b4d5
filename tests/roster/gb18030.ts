/** Node decodes GB18030 but does not encode it; the two-byte part turned round is enough for a roster. */
const codes = new Map<string, [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
}

/** Encodes a text in GB18030, as Excel on Chinese Windows writes csv. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)]
      const code = codes.get(character)
      if (!code) throw new Error(`no two-byte code for ${character}`)
      return code
    }),
  )
}
