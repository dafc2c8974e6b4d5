/** What stands between a school and handing its pack in, as counts. */
export interface Standing {
  /** Staff and volunteers whose yearly check (未成年人保护法 Art 62) is older than a year or was never done. */
  checksDue: number
  /** Guardians' requests that nobody has answered. */
  requestsOpen: number
  /** Children whose guardians were never asked for consent to the record. */
  neverAsked: number
}

export interface Missing {
  key: keyof Standing
  text: string
  count: number
}

const words: Record<keyof Standing, (count: number) => string> = {
  checksDue: (count) => `${count} 位教职工或志愿者还没有今年的违法犯罪记录查询（未成年人保护法第62条）`,
  requestsOpen: (count) => `${count} 件家长的查阅、更正或删除申请还没有答复`,
  neverAsked: (count) => `${count} 名孩子的家长还没有被问过是否同意建档`,
}

/** The sentences for whatever is not nought, in the order of their weight. */
export function missingOf(standing: Standing): Missing[] {
  const keys = Object.keys(words) as (keyof Standing)[]
  return keys
    .filter((key) => standing[key] > 0)
    .map((key) => ({ key, count: standing[key], text: words[key](standing[key]) }))
}
