import { ask, element } from './dom.mjs'

const mostShown = 80

/**
 * The menu from which a phone's owner is picked: by school, with a search box. Asks for the people anew each time it
 * opens, since an import brings new ones.
 * @param {number[]} first the schools whose people come first
 * @param {(persona: object) => void} pick
 * @param {() => void} closed
 */
export function openMenu(first, pick, closed) {
  const search = element('input', { type: 'search', placeholder: '搜名字、学校、班级、身份', 'aria-label': '搜人' })
  const list = element('ul')
  const menu = element('div', { className: 'menu', role: 'dialog', 'aria-label': '换人' }, search, list)
  let personas = []
  const close = () => {
    document.removeEventListener('pointerdown', outside, true)
    removeEventListener('blur', close)
    menu.remove()
    closed()
  }
  const outside = (event) => {
    if (!menu.contains(event.target)) close()
  }
  const take = (persona) => {
    close()
    pick(persona)
  }
  const show = () => list.replaceChildren(...rows(personas, search.value.trim(), take))
  search.addEventListener('input', show)
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && event.target === search) list.querySelector('button')?.click()
  })
  document.addEventListener('pointerdown', outside, true)
  // A tap into a phone reaches its own page only; this one merely loses the focus.
  addEventListener('blur', close)
  ask('/stage/personas').then((all) => {
    const near = (persona) => first.includes(persona.schoolId)
    personas = [...all.filter(near), ...all.filter((persona) => !near(persona))]
    show()
  })
  queueMicrotask(() => search.focus())
  return menu
}

function rows(personas, wanted, take) {
  const words = wanted.split(/\s+/)
  const found = personas.filter((persona) => {
    const text = `${persona.name} ${persona.school} ${persona.hint} ${persona.id}`
    return words.every((word) => text.includes(word))
  })
  const made = []
  let school
  for (const persona of found.slice(0, mostShown)) {
    if (persona.school !== school) made.push(element('li', { className: 'group' }, persona.school || '其他'))
    school = persona.school
    const label = element('button', { type: 'button', onclick: () => take(persona) }, persona.name)
    label.append(element('small', {}, persona.hint))
    made.push(element('li', {}, label))
  }
  const more = found.length - mostShown
  if (more > 0) made.push(element('li', { className: 'group' }, `还有 ${more} 位，搜一搜`))
  if (found.length === 0) made.push(element('li', { className: 'group' }, '没有这样的人'))
  return made
}
