import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { defineBuiltin } from './host'
import { applyShared, setAttribute, sharedProps } from './shared'

const sliderProps = {
  ...{ ...sharedProps, min: 0, max: 100, step: 1, value: 0, disabled: false, showValue: false, name: '' },
  ...{
    activeColor: '#1aad19',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
    color: '',
    selectedColor: '',
  },
}

/** `<slider>`: the browser's own range field. */
export function defineSlider(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const slider = defineBuiltin(space, 'slider', sliderProps, (host) => {
    applyShared(host)
    const field = document.createElement('input')
    const shown = document.createElement('b')
    field.type = 'range'
    host.onAttached(() => host.element.append(field, shown))
    const draw = (): void => {
      for (const name of ['min', 'max', 'step', 'value'] as const) field[name] = String(host.get(name))
      field.disabled = host.get('disabled')
      field.style.accentColor = host.get('activeColor')
      shown.textContent = host.get('showValue') ? field.value : ''
    }
    for (const name of ['min', 'max', 'step', 'value', 'disabled', 'showValue', 'activeColor'] as const)
      host.watch(name, draw)
    host.watch('ariaLabel', (label) => setAttribute(field, 'aria-label', label))
    field.addEventListener('input', () => host.emit('changing', { value: Number(field.value) }))
    field.addEventListener('change', () => {
      host.set('value', Number(field.value))
      host.emit('change', { value: Number(field.value) })
    })
    host.formValue = () => host.get('value')
    host.formReset = () => host.set('value', host.get('min'))
  })
  return { slider }
}
