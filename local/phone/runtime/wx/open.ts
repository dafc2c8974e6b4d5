import { askPermission, askPhoneCall, askSubscribe } from '../overlays/permission'
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
  if (readSetting(MESSAGES_OFF)) throw new WxError(api, 'The main switch is switched off', { errCode: 20_004 })
  if (!isOnline()) throw new WxError(api, 'network error', { errCode: 10_002 })
  const kept = new Map(tmplIds.map((id) => [id, readSetting(`subscribe:${id}`) as Choice | null]))
  const open = tmplIds.filter((id) => !kept.get(id))
  const answer = open.length ? await askSubscribe(open) : { accepted: new Set<string>(), always: false }
  const choices: Record<string, Choice> = {}
  for (const id of tmplIds) {
    const choice: Choice = kept.get(id) ?? (answer.accepted.has(id) ? 'accept' : 'reject')
    if (answer.always && !kept.get(id)) keepChoice(id, choice)
    choices[id] = choice
  }
  await Promise.all(tmplIds.filter((id) => choices[id] === 'accept').map(credit))
  return choices
}

/** Set where a person has switched all messages off. */
const MESSAGES_OFF = 'messagesOff'
/** The templates for which 总是保持以上选择 was ticked. */
const KEPT = 'subscribeKept'

const keptIds = (): string[] => (readSetting(KEPT) ?? '').split(' ').filter((id) => id !== '')

function keepChoice(id: string, choice: Choice): void {
  writeSetting(`subscribe:${id}`, choice)
  writeSetting(KEPT, [...new Set([...keptIds(), id])].join(' '))
}

function subscriptions(): object {
  const items = keptIds().map((id) => [id, readSetting(`subscribe:${id}`)])
  return { mainSwitch: !readSetting(MESSAGES_OFF), itemSettings: Object.fromEntries(items) as object }
}

/** WeChat's page of message settings, as one question: all on again, with nothing kept, or all off. */
export async function openSubscriptions(): Promise<object> {
  const yes = await askPermission('订阅消息', [], { no: '全部关闭', yes: '全部打开' })
  writeSetting(MESSAGES_OFF, yes ? null : 'off')
  if (yes) for (const id of keptIds()) writeSetting(`subscribe:${id}`, null)
  return { subscriptionsSetting: subscriptions() }
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
    subscriptionsSetting: subscriptions(),
  })),
  login: asyncApi('login', () => ({ code: `local-${persona}` })),
}

let clipboard = ''
