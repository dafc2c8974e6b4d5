import { currentHat, wear } from '../../services/hat'
import { session } from '../../services/session'
import { landing } from './landing'
import { hasLeft } from './leaving'

/** The address of a page with its query, as `to=` carries it. */
export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  // WeChat hands a page its query as it was written, still encoded.
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(decodeURIComponent(value))}`).join('&')
  return text ? `${path}?${text}` : path
}

/** To the door, and from there back to where somebody wanted to go. */
export function toDoor(address: string): void {
  wx.reLaunch({ url: `/pages/start/index?to=${encodeURIComponent(address)}` })
}

/**
 * First thing in a home's onLoad: a service message opens it without passing the door. Puts on the hat that the page is for.
 * @returns false when the person was sent elsewhere; the page then loads nothing
 */
export function arrive(path: string, query: Record<string, string | undefined>): boolean {
  const address = addressOf(path, query)
  const known = hasLeft() ? undefined : session()
  const place = known && landing(known, currentHat(), address)
  if (!place) {
    toDoor(address)
    return false
  }
  if (place.hat !== currentHat()) wear(place.hat)
  if (place.url === address) return true
  wx.reLaunch({ url: place.url })
  return false
}
