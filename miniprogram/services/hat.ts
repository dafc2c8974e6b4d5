import { keys, read, remove, write } from './storage'

const KEY = 'hat'
let worn: string | undefined

/** The hat worn now, `<placeId>:<role>`, as the server names it; undefined before the first sign-in. */
export function currentHat(): string | undefined {
  worn ??= read<string>(KEY)
  return worn
}

/** Puts another hat on; kept over launches. Numbers that the desk keeps on the phone for the day (services/desk-numbers) do not outlast its hat. */
export function wear(hat: string): void {
  worn = hat
  write(KEY, hat)
  keys()
    .filter((key) => key.startsWith('numbers|') && !key.startsWith(`numbers|${hat}|`))
    .forEach(remove)
}

/** Nobody is signed in any more. */
export function takeOff(): void {
  worn = undefined
  remove(KEY)
}
