import { ask, element, schoolTime } from './dom.mjs'

const everyMs = 2000

/**
 * A phone's WeChat service messages: newest first, a tap opens the page that the message names.
 * @param {() => string | undefined} as whose messages
 * @param {(page: string) => void} open
 */
export function messageList(as, open) {
  const list = element('ul')
  const none = element('p', {}, '还没有消息')
  const box = element('section', { className: 'messages', 'aria-label': '微信服务消息' })
  box.append(element('h2', {}, '服务通知'), none, list)
  let shown = ''
  const opened = new Set()
  const look = async () => {
    const id = as()
    const messages = id ? await ask(`/stage/messages?as=${encodeURIComponent(id)}`) : []
    const state = `${id} ${messages.map((message) => message.id).join()} ${[...opened].join()}`
    if (state === shown || id !== as()) return
    shown = state
    none.hidden = messages.length > 0
    list.replaceChildren(
      ...messages.map((message) =>
        item(message, opened.has(message.id), () => {
          opened.add(message.id)
          open(message.page)
          void look()
        }),
      ),
    )
  }
  setInterval(() => void look().catch(() => undefined), everyMs)
  return { box, look: () => void look().catch(() => undefined) }
}

function item({ title, at, data }, wasOpened, open) {
  const fields = element('dl')
  for (const { value } of Object.values(data)) fields.append(element('dd', {}, String(value)))
  const time = schoolTime(Date.parse(at)).split(' ').slice(1).join(' ').slice(0, 8)
  const head = element('time', { dateTime: at }, time)
  const button = element(
    'button',
    { type: 'button', className: wasOpened ? '' : 'fresh', onclick: open },
    head,
    title,
    fields,
  )
  return element('li', {}, button)
}
