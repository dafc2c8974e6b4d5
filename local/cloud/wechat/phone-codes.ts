import { randomBytes } from 'node:crypto'
import { cloud } from '../host/context'
import { WeChatError } from './wechat'

const goodForMs = 5 * 60_000

/** The codes that a tap on WeChat's phone-number button yields: each tells one number, once, within five minutes. */
export class PhoneCodes {
  private readonly codes = new Map<string, { phone: string; until: number }>()

  /** Makes a code for a number of the mainland (11 digits). */
  issue(phone: string, now: number): string {
    for (const [code, { until }] of this.codes) if (until < now) this.codes.delete(code)
    const code = randomBytes(32).toString('hex')
    this.codes.set(code, { phone, until: now + goodForMs })
    return code
  }

  /** WeChat's answer to the code. @throws WeChatError 40029 for a code that is wrong, used or old */
  answer(code: string, now: number): Record<string, unknown> {
    const found = this.codes.get(code)
    this.codes.delete(code)
    if (!found || found.until < now) throw new WeChatError(40029, 'invalid code')
    return {
      phone_info: {
        phoneNumber: found.phone,
        purePhoneNumber: found.phone,
        countryCode: '86',
        watermark: { appid: cloud.appId, timestamp: Math.floor(now / 1000) },
      },
    }
  }
}
