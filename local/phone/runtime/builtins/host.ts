import { Event, type ComponentSpace, type GeneralComponent, type GeneralComponentDefinition } from 'glass-easel'
import { reportError } from '../errors'

/** Property names with their defaults; the default's type is the property's type, `undefined` takes anything. */
export type Props = Record<string, unknown>
type Value<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T

const hosts = new WeakMap<object, Host<Props>>()

/** The built-in component behind a DOM element. */
export function hostOf(element: Element | GeneralComponent | null | undefined): Host<Props> | undefined {
  return element ? hosts.get(element) : undefined
}

/** All built-ins of one tag inside an element, in document order. */
export function hostsInside(element: Element, ...tags: string[]): Host<Props>[] {
  const found = Array.from(element.querySelectorAll(tags.map((tag) => `wx-${tag}`).join(',')), hostOf)
  return found.filter((host) => host !== undefined)
}

/** One built-in component on the page: its element, its properties and its events. */
export class Host<P extends Props> {
  readonly element: HTMLElement
  private readonly watchers = new Map<string, ((value: never) => void)[]>()
  private readonly whenAttached: (() => void)[] = []
  private readonly whenDetached: (() => void)[] = []
  private attached = false
  /** What a tap on a `<label>` around this control does. */
  labelTap: (() => void) | undefined
  /** The value a `<form>` collects under this control's name. */
  formValue: (() => unknown) | undefined
  formReset: (() => void) | undefined

  constructor(
    readonly component: GeneralComponent,
    readonly tag: string,
  ) {
    this.element = component.getBackendElement() as unknown as HTMLElement
    hosts.set(this.element, this as unknown as Host<Props>)
    hosts.set(component, this as unknown as Host<Props>)
  }

  get<K extends keyof P & string>(name: K): Value<P[K]> {
    return (this.component.data as Record<string, unknown>)[name] as Value<P[K]>
  }

  /** Changes a property from inside, as a user does; `model:` bindings follow. */
  set<K extends keyof P & string>(name: K, value: Value<P[K]>): void {
    this.component.setData({ [name]: value })
  }

  /** Calls back with the property when the component is attached, and again at every change. */
  watch<K extends keyof P & string>(name: K, changed: (value: Value<P[K]>) => void): void {
    this.watchers.set(name, [...(this.watchers.get(name) ?? []), changed as (value: never) => void])
  }

  onAttached(run: () => void): void {
    this.whenAttached.push(run)
  }

  onDetached(run: () => void): void {
    this.whenDetached.push(run)
  }

  /** Listens to an event of the mini-program's own kind (tap, touchstart, ...) on this component. */
  on(type: string, listener: (event: { detail: unknown; target: unknown }) => void): void {
    this.component.addListener(type, (event) => listener(event as { detail: unknown; target: unknown }))
  }

  /** Sends an event to the page; returns what its handler returned, if anything. */
  emit(type: string, detail: unknown = {}, options: { bubbles?: boolean } = {}): unknown {
    let answer: unknown
    const handleListenerReturn = (value: unknown): boolean => {
      answer = value ?? answer
      return value === false
    }
    Event.triggerEvent(this.component, type, detail, { ...options, composed: false, handleListenerReturn })
    return answer
  }

  /** Styles that this built-in itself needs, beside those the page wrote. */
  style(css: string): void {
    // glass-easel's segment for temporary styles; its enum is not exported as a value.
    this.component.setNodeStyle(css, 3)
  }

  changed(name: string, value: unknown): void {
    if (!this.attached) return
    for (const watcher of this.watchers.get(name) ?? []) watcher(value as never)
  }

  attach(): void {
    this.attached = true
    for (const run of this.whenAttached) run()
    for (const name of this.watchers.keys()) this.changed(name, (this.component.data as Record<string, unknown>)[name])
  }

  detach(): void {
    this.attached = false
    for (const run of this.whenDetached) run()
  }
}

/** Registers one built-in tag; `setup` runs for each instance before its properties are known. */
export function defineBuiltin<P extends Props>(
  space: ComponentSpace,
  tag: string,
  props: P,
  setup: (host: Host<P>) => void,
): GeneralComponentDefinition {
  let builder = space.define(`wx-builtin/${tag}`)
  for (const [name, value] of Object.entries(props))
    builder = builder.property(name, propertyOf(value)) as typeof builder
  for (const name of Object.keys(props)) {
    builder = builder.observer(
      name as never,
      function (this: unknown, value: unknown) {
        hosts.get(this as object)?.changed(name, value)
      } as never,
    ) as typeof builder
  }
  return builder
    .lifetime('created', function () {
      attempt(tag, () => setup(new Host<P>(this as unknown as GeneralComponent, tag)))
    })
    .lifetime('attached', function () {
      attempt(tag, () => hosts.get(this)?.attach())
    })
    .lifetime('detached', function () {
      attempt(tag, () => hosts.get(this)?.detach())
    })
    .registerComponent() as unknown as GeneralComponentDefinition
}

function attempt(tag: string, run: () => void): void {
  try {
    run()
  } catch (error) {
    reportError(error, `<${tag}>`)
  }
}

function propertyOf(value: unknown): never {
  if (value === undefined || value === null) return { type: null, value: null } as never
  if (Array.isArray(value)) return { type: Array, value } as never
  const types: Record<string, unknown> = { string: String, number: Number, boolean: Boolean, object: Object }
  return { type: types[typeof value], value } as never
}
