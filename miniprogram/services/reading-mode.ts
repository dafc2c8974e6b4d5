import { read, write } from './storage'

const KEY = 'largeReading'

/** 大字朗读模式: larger text, a picture on every card, and a loudspeaker where the phone can speak. Off until somebody turns it on; it stays on this phone. */
export function largeReading(): boolean {
  return read<boolean>(KEY) === true
}

/** @returns false where the phone has no room to remember it */
export function setLargeReading(on: boolean): boolean {
  return write(KEY, on)
}
