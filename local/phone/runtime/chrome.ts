import { h } from './dom'
import { topPage } from './navigation'
import { isOnline } from './session'
import { askActionSheet } from './overlays/dialogs'
import { reLaunch } from './navigation'

/** Heights of the phone's own parts in px. */
export const statusBarHeight = 44
export const navBarHeight = 44
export const capsule = { width: 87, height: 32, top: 48, fromRight: 7 }

const time = h('time')
const network = h('span')
const pull = h('button', {
  type: 'button',
  class: 'pull',
  title: '下拉刷新',
  'aria-label': '下拉刷新',
  hidden: true,
  onclick: () => topPage()?.startRefresh(),
})

/** Draws what surrounds the pages: the status bar, WeChat's capsule and the handle for pulling down. */
export function drawChrome(): void {
  const more = h('button', { type: 'button', 'aria-label': '更多', onclick: () => void openMenu() }, '•••')
  const close = h('button', { type: 'button', 'aria-label': '关闭小程序' }, '◉')
  pull.textContent = '⟱'
  const bar = h('div', { class: 'statusbar', 'aria-hidden': 'true' }, time, network)
  const device = h(
    'main',
    { class: 'device' },
    h('div', { class: 'pages' }),
    bar,
    pull,
    h('div', { class: 'capsule' }, more, close),
  )
  document.body.append(device)
  tick()
  window.setInterval(tick, 1000)
  listenForPull(device)
}

/** Called when another page came on top. */
export function updateChrome(): void {
  const page = topPage()
  pull.hidden = !page?.refreshable
  document.title = `${String(page?.window.navigationBarTitleText ?? '') || '雁书'} · 本机预览`
  tick()
}

function tick(): void {
  // The school's hour, whatever the computer's zone is.
  time.textContent = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16)
  network.textContent = isOnline() ? '▮▮▮' : '无网络'
}

async function openMenu(): Promise<void> {
  const choice = await askActionSheet(['重新进入小程序'])
  if (choice === 0) reLaunch('')
}

/** Dragging the page down at its very top is WeChat's gesture for a refresh. */
function listenForPull(device: HTMLElement): void {
  let startY = Number.NaN
  device.addEventListener('pointerdown', (event) => {
    const page = topPage()
    const atTop =
      page?.refreshable && page.frame.scroller.scrollTop <= 0 && page.frame.scroller.contains(event.target as Node)
    startY = atTop ? event.clientY : Number.NaN
  })
  device.addEventListener('pointerup', (event) => {
    if (event.clientY - startY > 60) topPage()?.startRefresh()
    startY = Number.NaN
  })
}
