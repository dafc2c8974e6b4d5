/** Where a finger is on the screen, in CSS pixels. */
export interface Touch {
  x: number
  y: number
}

/** A finger has to go this far to the side, and further than up or down. */
const FAR = 60

/** The finger of an event that begins or ends a touch. */
export function touchOf({ changedTouches }: Pick<WechatMiniprogram.TouchEvent, 'changedTouches'>): Touch {
  const { clientX: x = 0, clientY: y = 0 } = changedTouches[0] ?? {}
  return { x, y }
}

/** Which way a finger has swiped; undefined for a tap or a scroll. */
export function isSwipe(from: Touch | undefined, to: Touch): 'left' | 'right' | undefined {
  if (!from) return undefined
  const side = to.x - from.x
  if (Math.abs(side) < FAR || Math.abs(side) < 1.5 * Math.abs(to.y - from.y)) return undefined
  return side < 0 ? 'left' : 'right'
}
