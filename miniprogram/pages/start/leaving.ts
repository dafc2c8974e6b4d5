import { read, remove, write } from '../../services/storage'

const KEY = 'left'

/** WeChat goes on telling us who holds the phone; somebody who signed out is let in again only by signing in. */
export function rememberLeaving(): void {
  write(KEY, true)
}

export function hasLeft(): boolean {
  return read<boolean>(KEY) === true
}

export function forgetLeaving(): void {
  remove(KEY)
}
