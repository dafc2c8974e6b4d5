import { settled } from '../mount'

interface Made {
  content: string
  success: (made: { retcode: number; filename: string }) => void
  fail: (problem: unknown) => void
}

/** WeChat's globals that a test sets and takes away. */
export const scope = globalThis as unknown as {
  requirePlugin?: (name: string) => unknown
  getCurrentPages: () => unknown[]
}

/** WeChat's plugin and player as the phone has them: what was asked to be spoken, and a sound that a test lets end. */
export class Speaker {
  readonly spoken: string[] = []
  readonly stopped: string[] = []
  working = true
  private over: () => void = () => undefined

  install(): this {
    scope.requirePlugin = (name) => {
      if (name !== 'WechatSI') throw new Error(`plugin ${name} is not defined`)
      return {
        textToSpeech: ({ content, success, fail }: Made) =>
          this.working ? success({ retcode: 0, filename: content }) : fail({ retcode: -20005 }),
      }
    }
    Object.assign(wx, { createInnerAudioContext: () => this.sound(), setInnerAudioOption: () => undefined })
    return this
  }

  /** The sound that plays is over. */
  async ends(): Promise<void> {
    this.over()
    await settled(5)
  }

  private sound() {
    let ended: () => void = () => undefined
    let playing = false
    const context = {
      src: '',
      onEnded: (listen: () => void) => void (ended = listen),
      onError: () => undefined,
      play: () => {
        playing = true
        this.spoken.push(context.src)
        this.over = () => {
          playing = false
          ended()
        }
      },
      destroy: () => {
        if (playing) this.stopped.push(context.src)
      },
    }
    return context
  }
}
