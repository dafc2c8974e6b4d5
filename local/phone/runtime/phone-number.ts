import { h } from './dom'
import { askPermission } from './overlays/permission'
import { requirePrivacy } from './privacy'
import { isOnline, persona } from './session'

/** What a tap on WeChat's phone-number button gives: a code on 允许, an errMsg else. Never rejects. */
export async function askPhoneNumber(): Promise<object> {
  try {
    await requirePrivacy('getPhoneNumber')
    if (!isOnline()) return { errMsg: 'getPhoneNumber:fail network error' }
    const text = h('p', {}, '获取你微信绑定的手机号')
    if (!(await askPermission('小程序 申请', [text], { no: '不允许', yes: '允许' })))
      return { errMsg: 'getPhoneNumber:fail user deny' }
    const reply = await fetch('/cloud/phone-code', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: persona }),
    })
    if (!reply.ok) return { errMsg: `getPhoneNumber:fail ${reply.status} ${await reply.text()}` }
    const { code } = (await reply.json()) as { code: string }
    return { errMsg: 'getPhoneNumber:ok', code }
  } catch (error) {
    const { errMsg, errno } = error as { errMsg?: string; errno?: number }
    return { errMsg: errMsg ?? `getPhoneNumber:fail ${String(error)}`, errno }
  }
}
