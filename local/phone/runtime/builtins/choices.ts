import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { defineBuiltin, hostOf, hostsInside, type Host } from './host'
import { applyShared, sharedProps } from './shared'

/** switch, checkbox, radio and their groups. */
export function defineChoices(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  return {
    switch: defineSwitch(space),
    checkbox: defineChoice(space, 'checkbox'),
    'checkbox-group': defineGroup(space, 'checkbox'),
    radio: defineChoice(space, 'radio'),
    'radio-group': defineGroup(space, 'radio'),
  }
}

function defineSwitch(space: ComponentSpace): GeneralComponentDefinition {
  const props = { ...sharedProps, checked: false, disabled: false, type: 'switch', color: '', name: '' }
  return defineBuiltin(space, 'switch', props, (host) => {
    applyShared(host, 'switch')
    showState(host)
    host.watch('color', (color) => host.style(`--on:${color || '#04be02'}`))
    const press = (): void => {
      if (host.get('disabled')) return
      host.set('checked', !host.get('checked'))
      host.emit('change', { value: host.get('checked') })
    }
    host.on('tap', press)
    host.labelTap = press
    host.formValue = () => host.get('checked')
    host.formReset = () => host.set('checked', false)
  })
}

const choiceProps = { ...sharedProps, value: '', checked: false, disabled: false, color: '', name: '' }

function defineChoice(space: ComponentSpace, tag: 'checkbox' | 'radio'): GeneralComponentDefinition {
  return defineBuiltin(space, tag, choiceProps, (host) => {
    applyShared(host, tag)
    showState(host)
    host.watch('color', (color) => host.style(`--on:${color || '#09bb07'}`))
    const press = (): void => {
      if (host.get('disabled') || (tag === 'radio' && host.get('checked'))) return
      const group = host.element.closest(`wx-${tag}-group`)
      if (tag === 'radio' && group) for (const other of hostsInside(group, 'radio')) other.set('checked', false)
      host.set('checked', !host.get('checked'))
      hostOf(group)?.emit('change', { value: groupValue(group as Element, tag) })
    }
    host.on('tap', press)
    host.labelTap = press
    host.formReset = () => host.set('checked', false)
  })
}

function defineGroup(space: ComponentSpace, tag: 'checkbox' | 'radio'): GeneralComponentDefinition {
  return defineBuiltin(space, `${tag}-group`, { ...sharedProps, name: '' }, (host) => {
    applyShared(host, tag === 'radio' ? 'radiogroup' : 'group')
    host.formValue = () => groupValue(host.element, tag)
  })
}

function groupValue(group: Element, tag: 'checkbox' | 'radio'): unknown {
  const chosen = hostsInside(group, tag)
    .filter((choice) => choice.get('checked'))
    .map((choice) => choice.get('value'))
  return tag === 'radio' ? (chosen[0] ?? '') : chosen
}

function showState(host: Host<typeof sharedProps & { checked: boolean; disabled: boolean }>): void {
  const { element } = host
  host.watch('checked', (checked) => element.setAttribute('aria-checked', String(checked)))
  host.watch('disabled', (disabled) => {
    element.setAttribute('aria-disabled', String(disabled))
    element.tabIndex = disabled ? -1 : 0
  })
  element.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    element.click()
  })
}
