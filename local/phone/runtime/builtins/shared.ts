import type { Host } from './host'

/** What every built-in takes: accessibility, hiding and the look while a finger is on it. */
export const sharedProps = {
  hidden: false,
  role: '',
  ariaRole: '',
  ariaLabel: '',
  ariaHidden: undefined as unknown,
  ariaChecked: undefined as unknown,
  ariaDisabled: undefined as unknown,
  ariaSelected: undefined as unknown,
  ariaExpanded: undefined as unknown,
  ariaLive: '',
  ariaLabelledby: '',
  ariaDescribedby: '',
  ariaRoledescription: '',
  ariaModal: undefined as unknown,
  ariaBusy: undefined as unknown,
  ariaValuenow: undefined as unknown,
  ariaValuemin: undefined as unknown,
  ariaValuemax: undefined as unknown,
  ariaCurrent: undefined as unknown,
  ariaPressed: undefined as unknown,
  ariaLevel: undefined as unknown,
  hoverClass: '',
  hoverStartTime: 50,
  hoverStayTime: 400,
  hoverStopPropagation: false,
  animation: undefined as unknown,
}

type Shared = typeof sharedProps

/** Keeps the element in step with the shared properties; `role` is the tag's own role. */
export function applyShared(host: Host<Shared>, role = ''): void {
  const { element } = host
  host.watch('hidden', (hidden) => element.toggleAttribute('hidden', hidden))
  const setRole = (): void => setAttribute(element, 'role', host.get('ariaRole') || host.get('role') || role)
  host.watch('role', setRole)
  host.watch('ariaRole', setRole)
  for (const name of Object.keys(sharedProps) as (keyof Shared)[]) {
    if (!name.startsWith('aria') || name === 'ariaRole') continue
    host.watch(name, (value) => setAttribute(element, `aria-${name.slice(4).toLowerCase()}`, value))
  }
  pressLook(host)
}

/** Sets an attribute unless the value is absent; `true` and `false` are written out, as ARIA wants. */
export function setAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (value === undefined || value === null || value === '') return
  element.setAttribute(name, String(value))
}

function pressLook(host: Host<Shared>): void {
  let on = ''
  const release = (): void => {
    if (on) host.component.toggleNodeClass(on, false)
    on = ''
  }
  host.on('touchstart', () => {
    const wanted = host.get('hoverClass')
    if (!wanted || wanted === 'none' || on) return
    on = wanted
    host.component.toggleNodeClass(on, true)
  })
  host.on('touchend', () => window.setTimeout(release, 100))
  host.on('touchcancel', release)
}
