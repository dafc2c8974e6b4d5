/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, unknown>} properties set as properties; `on<event>` as listeners, `aria-*` and `data-*` as attributes
 * @param {...(Node | string)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value)
    else if (key.includes('-')) made.setAttribute(key, String(value))
    else made[key] = value
  }
  made.append(...children)
  return made
}

const trouble = () => document.getElementById('trouble')

/** Asks the local server. A failure is shown at the top of the stage and thrown. */
export async function ask(path, body) {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const answer = await fetch(path, init)
    const value = await answer.json()
    if (!answer.ok) throw new Error(value.error ?? answer.statusText)
    trouble().hidden = true
    return value
  } catch (error) {
    trouble().textContent = `本机服务没有回答：${error.message}（${path}）`
    trouble().hidden = false
    throw error
  }
}

const zoneMs = 8 * 3600_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** `2026年11月27日 周五 18:00:05` of an instant in milliseconds, at UTC+8. */
export function schoolTime(instant) {
  const local = new Date(instant + zoneMs)
  const text = local.toISOString()
  const day = `${text.slice(0, 4)}年${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`
  return `${day} ${weekdays[local.getUTCDay()]} ${text.slice(11, 19)}`
}
