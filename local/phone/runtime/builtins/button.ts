import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { reportError } from '../errors'
import { agreePrivacy } from '../privacy'
import { askPhoneNumber } from '../phone-number'
import { submitForm } from './form'
import { defineBuiltin, type Host } from './host'
import { applyShared, sharedProps } from './shared'

const buttonProps = {
  ...{ ...sharedProps, size: 'default', type: 'default', plain: false, disabled: false, loading: false, formType: '' },
  ...{ openType: '', lang: 'en', sessionFrom: '', appParameter: '', phoneNumberNoQuotaToast: true },
}

/** `<button>` with WeChat's open types; those that need WeChat itself answer with an error that names them. */
export function defineButton(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const button = defineBuiltin(space, 'button', buttonProps, (host) => {
    applyShared(host, 'button')
    const { element } = host
    host.watch('type', (type) => element.setAttribute('type', type))
    host.watch('size', (size) => element.setAttribute('size', size))
    host.watch('plain', (plain) => element.toggleAttribute('plain', plain))
    host.watch('loading', (loading) => element.toggleAttribute('loading', loading))
    host.watch('disabled', (disabled) => {
      element.toggleAttribute('disabled', disabled)
      element.setAttribute('aria-disabled', String(disabled))
      element.tabIndex = disabled ? -1 : 0
    })
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === element) element.click()
    })
    host.on('tap', () => press(host))
    host.labelTap = () => element.click()
  })
  return { button }
}

function press(host: Host<typeof buttonProps>): void {
  if (host.get('disabled')) return
  if (host.get('formType')) submitForm(host.element, host.get('formType'))
  const openType = host.get('openType')
  if (openType)
    void open(host, openType).catch((error: unknown) => reportError(error, `<button open-type="${openType}">`))
}

async function open(host: Host<typeof buttonProps>, openType: string): Promise<void> {
  for (const type of openType.split('|')) {
    if (type === 'agreePrivacyAuthorization') {
      agreePrivacy()
      host.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    } else if (type === 'getPhoneNumber') host.emit('getphonenumber', await askPhoneNumber())
    else throw new Error(`本机预览不支持 open-type="${type}" (local phone: not supported)`)
  }
}
