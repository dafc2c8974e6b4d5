type Told = (result: object) => void

/** WeChat's microphone and loudspeaker, as far as a recorder and a button need them. */
export class Sounds {
  readonly heard: Record<string, Told> = {}
  readonly played: { src: string; ended?: Told; error?: Told; destroyed: boolean }[] = []
  readonly files = new Map<string, string>()
  starts = 0
  stops = 0
  settings = 0

  install(): this {
    const scope = globalThis as unknown as { wx: object }
    const on = (event: string) => (told: Told) => void (this.heard[event] = told)
    Object.assign(scope.wx, {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      openSetting: async () => void (this.settings += 1),
      onNeedPrivacyAuthorization: () => undefined,
      setInnerAudioOption: () => undefined,
      getRecorderManager: () => ({
        onStart: on('start'),
        onStop: on('stop'),
        onError: on('error'),
        start: () => void (this.starts += 1),
        stop: () => void (this.stops += 1),
      }),
      createInnerAudioContext: () => this.audio(),
      getFileSystemManager: () => ({
        writeFile: ({ filePath, data, success }: { filePath: string; data: string; success: () => void }) => {
          this.files.set(filePath, data)
          success()
        },
        unlink: ({ filePath }: { filePath: string }) => void this.files.delete(filePath),
      }),
    })
    return this
  }

  private audio() {
    const one: Sounds['played'][number] = { src: '', destroyed: false }
    this.played.push(one)
    return Object.assign(one, {
      play: () => undefined,
      destroy: () => void (one.destroyed = true),
      onEnded: (told: Told) => void (one.ended = told),
      onError: (told: Told) => void (one.error = told),
    })
  }
}
