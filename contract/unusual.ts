import type { Role } from './roles'

/** What makes a person's reading on one day worth a look, and from how many on, by the hat worn. A hat that a rule does not name is never reported by it. */
export interface UnusualReading {
  /** In the head's words; the count stands before it. */
  text: string
  from: Partial<Record<Role, number>>
}

/**
 * What an ordinary day never shows, so that a head reads a short list (未成年人网络保护条例 Art 36: access by least privilege). Only children who were opened one at a time count:
 * lists and boards show many at a glance, and that is what they are for. A class teacher's own and paired children count for nothing but the night, nor do a desk's children
 * with a call or a booking that day. Thresholds: a class teacher opens 1-3 children an hour; a desk has at most 6 slots an hour and line; a head goes through a class at a time.
 */
export const unusualRules = {
  manyQuickly: { text: '个孩子的档案在十分钟内逐个打开', from: { teacher: 8, desk: 15, head: 40 } },
  outside: { text: '个不归自己管的孩子被打开', from: { teacher: 1, desk: 10 } },
  reveals: { text: '个电话号码被查看，当天却没有通话记录', from: { teacher: 10, desk: 10, head: 25 } },
  night: { text: '个孩子的档案在夜里（23点到5点）被打开', from: { teacher: 3, desk: 1, head: 5 } },
} as const satisfies Record<string, UnusualReading>

export type UnusualRule = keyof typeof unusualRules

/** How often each rule's sign was seen on one day. */
export type UnusualFacts = Record<UnusualRule, number>

export interface Sign {
  rule: UnusualRule
  count: number
  /** From how many on it is reported. */
  from: number
}

/** The signs that are worth the head's look, for one hat and day. */
export function signsOf(hat: Role, facts: UnusualFacts): Sign[] {
  return (Object.keys(unusualRules) as UnusualRule[]).flatMap((rule) => {
    const from = (unusualRules[rule].from as UnusualReading['from'])[hat]
    return from !== undefined && facts[rule] >= from ? [{ rule, count: facts[rule], from }] : []
  })
}
