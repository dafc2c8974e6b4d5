import {
  component as adapterComponents,
  MiniProgramEnv,
  type CodeSpace,
  type ComponentEnv,
  type Root,
} from 'glass-easel-miniprogram-adapter'
import { Event, globalOptions } from 'glass-easel'
import { PhoneBackend } from './backend'
import { registerBuiltins } from './builtins'
import type { BuiltMiniProgram, BuiltUnit } from './program'
import { ReadyQueue } from './ready-queue'

type Definition = Record<string, unknown> & { options?: Record<string, unknown>; behaviors?: unknown[] }
type ComponentDefinition = Parameters<ComponentEnv['Component']>[0]

/** The mini-program's components on glass-easel: one space with everything the build found. */
export class World {
  readonly ready = new ReadyQueue()
  private readonly env = new MiniProgramEnv()
  private readonly space: CodeSpace
  private readonly backend
  private readonly named: Record<string, unknown>
  private current: ComponentEnv | undefined
  private registeringPath = ''

  constructor(private readonly program: BuiltMiniProgram) {
    // Selectors such as `#name` look for ids in the page.
    globalOptions.writeIdToDOM = true
    const own = this.env.getGlobalCodeSpace().getComponentSpace()
    this.space = this.env.createCodeSpace('', true)
    registerBuiltins(own, this.space.getComponentSpace())
    this.space.setOverallBehavior(this.ready.behavior(this.space.getComponentSpace()) as never)
    const backend = new PhoneBackend()
    backend.onEvent((target, type, detail, options) => {
      const event = new Event(type, detail, options)
      Event.dispatchEvent(target, event)
      return event.getEventBubbleStatus()
    })
    this.backend = this.env.associateBackend(backend)
    this.named = namedBehaviors(this.space)
    for (const unit of program.units) this.describe(unit)
  }

  /** What a module that registers components or behaviours may call. */
  readonly registration = {
    Page: (definition: Definition) => this.registering('Page').Page(this.adapt(definition) as never),
    Component: (definition?: Definition) => {
      const env = this.registering('Component')
      return definition ? env.Component(this.adapt(definition) as ComponentDefinition) : env.Component()
    },
    Behavior: (definition: Definition) =>
      this.space
        .behavior()
        .definition(this.adapt(definition) as never)
        .register(),
  }

  /** Runs a component's module so that what it registers goes under the component's path. */
  register(path: string, run: () => void): void {
    this.space.componentEnv(path, (env) => {
      const outer = { env: this.current, path: this.registeringPath }
      this.current = env
      this.registeringPath = path
      try {
        run()
      } finally {
        this.current = outer.env
        this.registeringPath = outer.path
      }
    })
  }

  /** Makes a page; its query fills the properties of the same name. */
  createRoot(route: string, query: string): Root {
    return this.backend.createRoot('page', this.space, query ? `${route}?${query}` : route)
  }

  private registering(name: string): ComponentEnv {
    if (!this.current) throw new Error(`${name}() was called by a file that is no page or component`)
    return this.current
  }

  private describe(unit: BuiltUnit): void {
    const { path, kind, scope, config } = unit
    const template = this.program.templates[path]
    if (template) this.space.addCompiledTemplate(path, { groupList: this.program.templates, content: template })
    if (kind === 'page') {
      const { component: _component, styleIsolation: _isolation, ...rest } = config
      this.space.addComponentStaticConfig(path, rest)
    } else {
      this.space.addStyleSheet(path, undefined, scope)
      this.space.addComponentStaticConfig(path, { ...config, component: true, styleIsolation: isolation(config) })
    }
  }

  /** What the adapter wants to find elsewhere: behaviours by name, and style isolation in the static config. */
  private adapt(definition: Definition): Definition {
    const config = this.space.getComponentStaticConfig(this.registeringPath)
    if (
      this.current &&
      config?.component &&
      definition.options &&
      isolationKeys.some((key) => key in (definition.options ?? {}))
    ) {
      this.space.addComponentStaticConfig(this.registeringPath, {
        ...config,
        styleIsolation: isolation(definition.options),
      })
    }
    if (!definition.behaviors?.some((one) => typeof one === 'string')) return definition
    const behaviors = definition.behaviors.map((one) => {
      if (typeof one !== 'string') return one
      const known = this.named[one]
      if (!known) throw new Error(`本机预览不支持 behavior "${one}" (local phone: behavior "${one}" is not supported)`)
      return known
    })
    return { ...definition, behaviors }
  }
}

/** The class that `this` of every page and component derives from. */
export const ComponentCaller = adapterComponents.ComponentCaller

const isolationKeys = ['styleIsolation', 'addGlobalClass']

/** A component whose styles are `shared` also takes the page's classes; its own styles stay with it here. */
function isolation(options: Record<string, unknown>): never {
  const asked = options.styleIsolation ?? (options.addGlobalClass ? 'apply-shared' : 'isolated')
  return (asked === 'shared' ? 'apply-shared' : asked) as never
}

function namedBehaviors(space: CodeSpace): Record<string, unknown> {
  const field = { properties: { name: String, value: null } }
  return {
    'wx://form-field': space.behavior().definition(field).register(),
    'wx://form-field-group': space.behavior().definition({}).register(),
    'wx://form-field-button': space.behavior().definition({}).register(),
    'wx://component-export': space.behavior().definition({}).register(),
  }
}
