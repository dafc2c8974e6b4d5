const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text of XML as it reads: entities, and the `_x000D_` that Excel writes for what XML cannot hold. */
export function xmlText(xml: string): string {
  const text = xml.includes('&') ? xml.replace(/&(#x?[0-9A-Fa-f]+|[a-z]+);/g, decoded) : xml
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => character(hex, 16)) : text
}

function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole
  return name[1] === 'x' ? character(name.slice(2), 16) : character(name.slice(1), 10)
}

function character(digits: string, base: number): string {
  const code = Number.parseInt(digits, base)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

const runs = /<t(?:\s[^>]*)?>([^<]*)<\/t>/g

/** All the runs of a string item or an inline string, without the reading aids (phonetic runs). */
export function richText(xml: string): string {
  const own = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml
  let text = ''
  for (const run of own.matchAll(runs)) text += xmlText(run[1]!)
  return text
}

/** An attribute's value in a tag, `undefined` where it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`)
  if (at < 0) return undefined
  const from = at + name.length + 3
  return xmlText(tag.slice(from, tag.indexOf('"', from)))
}
