import { guarded } from './errors'
import { h } from './dom'
import { askModal } from './overlays/dialogs'
import { askPermission } from './overlays/permission'
import { readSetting, writeSetting } from './session'

type Answer = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }
type Asker = (resolve: (answer: Answer) => void, eventInfo: { referrer: string }) => void

let asker: Asker | undefined
const contractName = '《小程序隐私保护指引》'

const agreed = (): boolean => readSetting('privacy') === 'agreed'

/** What tapping a button of open-type agreePrivacyAuthorization records. */
export function agreePrivacy(): void {
  writeSetting('privacy', 'agreed')
}

/** The mini-program's own way of asking, in place of WeChat's sheet. */
export function onNeedPrivacyAuthorization(listener: Asker): void {
  asker = listener
}

export function privacySetting(): object {
  return { needAuthorization: !agreed(), privacyContractName: contractName }
}

/**
 * Waits until the user has agreed to the privacy contract.
 * @throws `{ errMsg, errno: 104 }`, as WeChat gives it, when the user refuses.
 */
export async function requirePrivacy(api: string): Promise<void> {
  if (agreed()) return
  const answer = await (asker ? askMiniProgram(asker, api) : askWeChat())
  if (answer === 'disagree') throw { errMsg: `${api}:fail privacy permission is not authorized`, errno: 104 }
  agreePrivacy()
}

export async function openPrivacyContract(): Promise<void> {
  const content = '在手机上，这里打开微信后台登记的隐私保护指引。本机预览没有这份文件。'
  await askModal({ title: contractName, content, showCancel: false, confirmText: '知道了' })
}

function askMiniProgram(ask: Asker, referrer: string): Promise<string> {
  return new Promise((resolve) => {
    const answer = ({ event }: Answer): void => {
      if (event !== 'exposureAuthorization') resolve(event)
    }
    guarded('onNeedPrivacyAuthorization', ask, answer, { referrer })
  })
}

async function askWeChat(): Promise<string> {
  const text = h('p', {}, `在使用之前，请阅读${contractName}。如同意，请点击“同意”继续。`)
  return (await askPermission('用户隐私保护提示', [text], { no: '拒绝', yes: '同意' })) ? 'agree' : 'disagree'
}
