import type { CloudState } from '../state'
import type { PhoneCodes } from './phone-codes'

/**
 * What WeChat's make-believe server works with. Nothing in here may ask the database: a function may call while it holds
 * a transaction, and the embedded database knows one at a time.
 */
export interface WeChat {
  state: CloudState
  phoneCodes: PhoneCodes
  now: () => number
  /** The school's time of a person's last call of a function; undefined if there was none. */
  lastActive: (openid: string) => number | undefined
  readMedia: (url: string) => Promise<Buffer | undefined>
  startCheck: (openid: string, suggest: 'pass' | 'risky') => string
}

/** WeChat's refusal: a number of its own and its words for it. */
export class WeChatError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
  }
}

/** Whether a text has an openid's shape. (Whether somebody has it, the database would have to say; see WeChat above.) */
export function isOpenid(value: unknown): value is string {
  return typeof value === 'string' && /^o[A-Za-z0-9_-]{3,80}$/.test(value)
}
