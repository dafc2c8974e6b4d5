import type { ComponentSpace, GeneralBehavior, GeneralComponent } from 'glass-easel'

/** Fires the `ready` lifetime of components once they have been laid out; glass-easel leaves that to its user. */
export class ReadyQueue {
  private waiting: GeneralComponent[] = []
  private timer = 0

  /** A behaviour for all components that puts each in the queue when it is attached. */
  behavior(space: ComponentSpace): GeneralBehavior {
    const join = (component: GeneralComponent): void => this.join(component)
    return space.defineBehavior({
      lifetimes: {
        attached() {
          const caller = this as unknown as { _$?: GeneralComponent }
          join(caller._$ ?? (this as unknown as GeneralComponent))
        },
      },
    }) as unknown as GeneralBehavior
  }

  private join(component: GeneralComponent): void {
    this.waiting.push(component)
    this.timer ||= window.setTimeout(() => this.flush(), 0)
  }

  /** Children before their parents, as WeChat does. */
  flush(): void {
    window.clearTimeout(this.timer)
    this.timer = 0
    const ready = this.waiting.reverse()
    this.waiting = []
    for (const component of ready) component.triggerLifetime('ready', [])
  }
}
