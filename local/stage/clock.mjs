import { ask, element, schoolTime } from './dom.mjs'

const moves = [
  ['+1 小时', () => ({ plusMinutes: 60 })],
  ['下一次铃', (schools) => ({ next: 'bell', schools })],
  ['周四 20:00', () => ({ next: 'thursday20' })],
  ['周五 18:00', () => ({ next: 'friday18' })],
  ['回到现在', () => ({ reset: true })],
]

/**
 * The school's clock with its buttons.
 * @param {HTMLElement} place
 * @param {() => number[]} schools the schools whose bell is meant
 * @param {(offsetMs: number) => void} moved told after each move
 */
export function startClock(place, schools, moved) {
  let offsetMs = 0
  const time = element('time')
  const note = element('small')
  const show = () => {
    time.textContent = schoolTime(Date.now() + offsetMs)
    note.textContent = Math.abs(offsetMs) < 1000 ? '真实时间' : '已拨动'
  }
  const take = (clock) => {
    offsetMs = clock.offsetMs
    show()
    moved(offsetMs)
  }
  const buttons = moves.map(([text, wish]) =>
    element('button', { type: 'button', onclick: () => move(wish(schools())) }, text),
  )
  const move = async (wish) => {
    for (const button of buttons) button.disabled = true
    try {
      take(await ask('/stage/clock', wish))
    } finally {
      for (const button of buttons) button.disabled = false
    }
  }
  place.append(time, note, ...buttons)
  setInterval(show, 500)
  const follow = async () => {
    const clock = await ask('/stage/clock')
    if (Math.abs(clock.offsetMs - offsetMs) > 500) take(clock)
  }
  // Somebody may move the clock by script, so the stage looks again now and then.
  setInterval(() => void follow().catch(() => undefined), 5000)
  show()
  return follow()
}
