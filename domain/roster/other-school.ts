const SCHOOL_NAME = /[\p{Script=Han}A-Za-z0-9]+?(?:九年一贯制学校|小学|中学|学校|教学点)/u

/**
 * The school that a roster's title names (青禾县柳溪镇中心小学2026年秋季学期…), where it is not the one that imports it: perhaps the wrong file was chosen.
 * A name counts as one's own with or without the county before it.
 */
export function otherSchool(titles: readonly string[], own: string): string | undefined {
  const named = titles.flatMap((title) => SCHOOL_NAME.exec(title)?.[0] ?? [])
  return named.find((name) => !name.includes(own) && !own.includes(name))
}
