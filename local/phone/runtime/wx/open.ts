import { askPhoneCall, askSubscribe } from '../overlays/permission'
import { showToast } from '../overlays/dialogs'
import { onNeedPrivacyAuthorization, openPrivacyContract, privacySetting, requirePrivacy } from '../privacy'
import { inTap, isOnline, persona, readSetting, writeSetting } from '../session'
import { asyncApi, WxError } from './async'

type Choice = 'accept' | 'reject'

/** Asks for service messages as WeChat does, and tells the stage's WeChat about each message that was allowed. */
async function requestSubscribeMessage({ tmplIds }: { tmplIds: string[] }): Promise<object> {
  const api = 'requestSubscribeMessage'
  if (!inTap()) throw new WxError(api, 'can only be invoked by user TAP gesture.', { errCode: 20_004 })
  if (!tmplIds?.length || tmplIds.length > 3)
    throw new WxError(api, 'tmplIds must be 1 to 3 templates', { errCode: 10_001 })
  if (!isOnline()) throw new WxError(api, 'network error', { errCode: 10_002 })
  const kept = new Map(tmplIds.map((id) => [id, readSetting(`subscribe:${id}`) as Choice | null]))
  const open = tmplIds.filter((id) => !kept.get(id))
  const answer = open.length ? await askSubscribe(open) : { accepted: new Set<string>(), always: false }
  const choices: Record<string, Choice> = {}
  for (const id of tmplIds) {
    const choice: Choice = kept.get(id) ?? (answer.accepted.has(id) ? 'accept' : 'reject')
    if (answer.always && !kept.get(id)) writeSetting(`subscribe:${id}`, choice)
    choices[id] = choice
  }
  await Promise.all(tmplIds.filter((id) => choices[id] === 'accept').map(credit))
  return choices
}

async function credit(template: string): Promise<void> {
  const reply = await fetch('/cloud/credit', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: persona, template, choice: 'accept' }),
  })
  if (!reply.ok) throw new WxError('requestSubscribeMessage', `${reply.status} ${await reply.text()}`)
}

export const openApi = {
  requestSubscribeMessage: asyncApi<{ tmplIds: string[] }>('requestSubscribeMessage', requestSubscribeMessage),
  getPrivacySetting: asyncApi('getPrivacySetting', () => privacySetting()),
  onNeedPrivacyAuthorization,
  requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', () => requirePrivacy('requirePrivacyAuthorize')),
  openPrivacyContract: asyncApi('openPrivacyContract', () => openPrivacyContract()),
  makePhoneCall: asyncApi<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
    if (!(await askPhoneCall(phoneNumber))) throw new Error('cancel')
  }),
  setClipboardData: asyncApi<{ data: string }>('setClipboardData', async ({ data }) => {
    await navigator.clipboard?.writeText(data).catch(() => undefined)
    clipboard = data
    showToast({ title: '内容已复制' })
  }),
  getClipboardData: asyncApi('getClipboardData', () => ({ data: clipboard })),
  vibrateShort: asyncApi('vibrateShort', () => undefined),
  vibrateLong: asyncApi('vibrateLong', () => undefined),
  hideKeyboard: asyncApi('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
  hideShareMenu: asyncApi('hideShareMenu', () => undefined),
  showShareMenu: asyncApi('showShareMenu', () => undefined),
  setKeepScreenOn: asyncApi('setKeepScreenOn', () => undefined),
  getSetting: asyncApi('getSetting', () => ({
    authSetting: {},
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  })),
  login: asyncApi('login', () => ({ code: `local-${persona}` })),
}

let clipboard = ''
