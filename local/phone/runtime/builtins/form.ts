import { Component, type ComponentSpace, type GeneralComponent, type GeneralComponentDefinition } from 'glass-easel'
import { componentsInside, elementsWithId } from '../tree'
import { defineBuiltin, hostOf } from './host'
import { applyShared, sharedProps } from './shared'

const controls = 'wx-switch, wx-checkbox, wx-radio, wx-input, wx-textarea, wx-button, wx-picker'

/** `<form>` and `<label>`. */
export function defineForm(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const props = { ...sharedProps, reportSubmit: false, reportSubmitTimeout: 0 }
  const form = defineBuiltin(space, 'form', props, (host) => applyShared(host, 'form'))
  const label = defineBuiltin(space, 'label', { ...sharedProps, for: '' }, (host) => {
    applyShared(host)
    host.element.addEventListener('click', (event) => {
      if ((event.target as Element).closest(controls)) return
      const page = host.element.closest('wx-page')
      const named = host.get('for') && page ? elementsWithId(page, host.get('for'))[0] : undefined
      hostOf(named ?? host.element.querySelector(controls))?.labelTap?.()
    })
  })
  return { form, label }
}

/** Sends the form around `element` (a button of form-type submit or reset). */
export function submitForm(element: Element, kind: string): void {
  const form = hostOf(element.closest('wx-form'))
  if (!form) return
  if (kind === 'reset') {
    for (const field of componentsInside(form.component)) hostOf(field)?.formReset?.()
    form.emit('reset', {})
  } else form.emit('submit', { value: collect(form.component) })
}

function collect(form: GeneralComponent): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const field of componentsInside(form)) {
    const own = hostOf(field)
    const name = field.data.name as unknown
    if (typeof name !== 'string' || !name) continue
    if (own) {
      if (own.formValue) value[name] = own.formValue()
    } else if (Component.hasProperty(field, 'name') && Component.hasProperty(field, 'value'))
      value[name] = field.data.value
  }
  return value
}
