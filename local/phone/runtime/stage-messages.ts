import { enterOptions, showApp } from './app'
import { setClockOffset } from './clock'
import { updateChrome } from './chrome'
import { reportError } from './errors'
import { reLaunch, reopenTop } from './navigation'
import { setFontSize, setOnline } from './session'

type StageMessage =
  | { type: 'clock'; offsetMs: number }
  | { type: 'network'; online: boolean }
  | { type: 'font'; size: number }
  | { type: 'open'; path: string }

/** Does what the stage tells this phone: another hour, no network, larger type, a tapped service message. */
export function listenToStage(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== location.origin || typeof event.data !== 'object' || event.data === null) return
    try {
      obey(event.data as StageMessage)
    } catch (error) {
      reportError(error, 'stage')
    }
  })
}

function obey(message: StageMessage): void {
  if (message.type === 'clock') setClockOffset(message.offsetMs)
  else if (message.type === 'network') setOnline(message.online)
  else if (message.type === 'font') {
    setFontSize(message.size)
    reopenTop()
  } else if (message.type === 'open') {
    const [path = '', query = ''] = message.path.replace(/^\//, '').split(/\?(.*)/s)
    showApp({ ...enterOptions(), path, query: Object.fromEntries(new URLSearchParams(query)), scene: 1014 })
    reLaunch(`/${message.path.replace(/^\//, '')}`)
  }
  updateChrome()
}
