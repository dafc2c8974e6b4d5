/** Who somebody is at one school (or, for the district officer, in one district). One person may hold several. */
export const roles = ['parent', 'teacher', 'desk', 'head', 'district'] as const

export type Role = (typeof roles)[number]

/** The hats that keep children's records; a teacher those of the own class (`app.keeps`). */
export const keepers = ['teacher', 'head'] as const

/** A person's place: `<schoolId>:<role>`, or `<districtId>:district`. The phone sends the hat that it wears with every call. */
export type HatKey = `${number}:${Role}`

/** The hat's key as the phone sends it. */
export function hatKey(placeId: number, role: Role): HatKey {
  return `${placeId}:${role}`
}

/** Reads a hat's key; undefined where the text is none. */
export function parseHatKey(text: string): { placeId: number; role: Role } | undefined {
  const [place, role] = text.split(':')
  if (!place || !/^[0-9]{1,15}$/.test(place) || !roles.includes(role as Role)) return undefined
  return { placeId: Number(place), role: role as Role }
}
