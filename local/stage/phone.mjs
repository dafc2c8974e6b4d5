import { element } from './dom.mjs'
import { messageList } from './messages.mjs'
import { openMenu } from './persona-menu.mjs'

const fonts = [
  ['标准', 17],
  ['大', 20],
  ['最大', 25.5],
]

/** One phone on the table: its owner, its screen, font size and network, its messages. */
export class Phone {
  #label
  #schools
  #changed
  #font = 17
  #online = true
  #name = element('strong')
  #hint = element('small')
  #who = element('button', {
    type: 'button',
    className: 'who',
    'aria-haspopup': 'dialog',
    onclick: () => this.#choose(),
  })
  #screen = element('div')
  #alone = element('a', { target: '_blank', rel: 'noopener' }, '单独打开')
  #network = element('button', { type: 'button', onclick: () => this.#setOnline(!this.#online) }, '有网')
  #fonts = fonts.map(([text, size]) => element('button', { type: 'button', onclick: () => this.#setFont(size) }, text))
  #messages = messageList(
    () => this.owner?.id,
    (path) => this.tell({ type: 'open', path }),
  )

  /** The persona that holds it; undefined if nobody does. */
  owner

  /**
   * @param {string} label what it is called when nobody has it
   * @param {() => number[]} schools the schools on the table, which its menu puts first
   * @param {() => void} changed told when somebody is picked from its menu
   */
  constructor(label, schools, changed) {
    this.#label = label
    this.#schools = schools
    this.#changed = changed
    this.#who.append(element('span', {}, this.#name, this.#hint))
    const tools = element(
      'div',
      { className: 'tools' },
      '字号',
      ...this.#fonts,
      this.#network,
      element('span'),
      this.#alone,
    )
    const parts = [this.#who, this.#screen, tools, this.#messages.box]
    this.place = element('section', { className: 'place', 'aria-label': label }, ...parts)
    this.#setFont(this.#font)
  }

  /** Gives the phone to a persona, or to nobody. */
  give(persona) {
    this.owner = persona
    this.#name.textContent = persona?.name ?? this.#label
    this.#hint.textContent = persona ? [persona.school, persona.hint].filter(Boolean).join(' · ') : '还没有人'
    this.#screen.replaceChildren(persona ? this.#frame(persona) : nobodysScreen())
    this.#messages.look()
  }

  /** Sends the phone's page a message, such as a service message that was tapped. */
  tell(message) {
    this.#screen.querySelector('iframe')?.contentWindow?.postMessage(message, location.origin)
  }

  #frame(persona) {
    const src = `${this.#address()}&embedded=1`
    const frame = element('iframe', {
      className: 'screen',
      title: `${persona.name}的手机`,
      src,
      allow: 'clipboard-write',
    })
    // A phone that starts without a network is told as soon as it listens.
    frame.addEventListener('load', () => this.#online || this.tell({ type: 'network', online: false }))
    return frame
  }

  /** The phone's own page, which the link opens alone. */
  #address() {
    const font = this.#font === 17 ? {} : { font: String(this.#font) }
    this.#alone.hidden = !this.owner
    this.#alone.href = `/phone?${new URLSearchParams({ as: this.owner?.id ?? '', ...font })}`
    return this.#alone.href
  }

  #setFont(size) {
    this.#font = size
    this.#fonts.forEach((button, i) => button.setAttribute('aria-pressed', String(fonts[i][1] === size)))
    this.tell({ type: 'font', size })
    this.#address()
  }

  #setOnline(online) {
    this.#online = online
    this.#network.textContent = online ? '有网' : '没网'
    this.#network.setAttribute('aria-pressed', String(!online))
    this.tell({ type: 'network', online })
  }

  #choose() {
    if (this.place.querySelector('.menu')) return
    const pick = (persona) => {
      this.give(persona)
      this.#changed()
    }
    this.#who.after(openMenu(this.#schools(), pick, () => this.#who.focus()))
  }
}

function nobodysScreen() {
  return element('div', { className: 'screen nobody' }, '名册导入以后，在上面选一位家长')
}
