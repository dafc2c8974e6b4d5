import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { defineBuiltin, hostOf, hostsInside, type Host } from './host'
import { applyShared, sharedProps } from './shared'
import { Wheel } from './wheel'

const viewProps = {
  ...{ ...sharedProps, value: [] as number[], indicatorStyle: '', indicatorClass: '', maskStyle: '', maskClass: '' },
  immediateChange: false,
}

/** `<picker-view>` and its columns: wheels that turn by mouse wheel, finger or a click on an entry. */
export function definePickerView(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const view = defineBuiltin(space, 'picker-view', viewProps, (host) => {
    applyShared(host)
    host.watch('value', (value) => window.requestAnimationFrame(() => turn(host, value)))
    host.watch('indicatorStyle', (style) => {
      const height = /height\s*:\s*([^;]+)/.exec(style)?.[1]
      if (height) host.style(`--row:${height.trim()}`)
    })
  })
  const column = defineBuiltin(space, 'picker-view-column', { ...sharedProps }, (host) => {
    applyShared(host, 'listbox')
    const wheel = new Wheel(host.element, () => settled(host.element))
    wheels.set(host.element, wheel)
  })
  return { 'picker-view': view, 'picker-view-column': column }
}

const wheels = new WeakMap<Element, Wheel>()

function columnsOf(view: Element): Wheel[] {
  return hostsInside(view, 'picker-view-column').flatMap((column) => wheels.get(column.element) ?? [])
}

function turn(host: Host<typeof viewProps>, value: number[]): void {
  columnsOf(host.element).forEach((wheel, at) => wheel.turnTo(value[at] ?? 0))
}

function settled(column: HTMLElement): void {
  const view = hostOf(column.closest('wx-picker-view'))
  if (!view) return
  const value = columnsOf(view.element).map((wheel) => wheel.index)
  if (JSON.stringify(value) === JSON.stringify(view.get('value'))) return
  view.emit('pickstart')
  view.set('value', value)
  view.emit('change', { value })
  view.emit('pickend')
}
