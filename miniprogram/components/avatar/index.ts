const TINTS = 5

function tintOf(name: string): number {
  return Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % TINTS
}

/** A person without a photo: the first character of the surname on a soft tint that stays the same for the name. */
Component({
  properties: { name: String, size: { type: Number, value: 88 } },
  data: { first: '', tint: 0 },
  observers: {
    name(name: string) {
      this.setData({ first: Array.from(name.trim())[0] ?? '', tint: tintOf(name) })
    },
  },
})
