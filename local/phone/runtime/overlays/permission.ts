import { h } from '../dom'
import { askModal } from './dialogs'
import { overlay } from './overlay'

/** A sheet in which WeChat asks for something: two buttons, and whatever explains it. */
export function askPermission(title: string, body: Node[], buttons: { no: string; yes: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (answer: boolean): void => {
      close()
      resolve(answer)
    }
    const no = h('button', { type: 'button', onclick: () => finish(false) }, buttons.no)
    const yes = h('button', { type: 'button', class: 'main', onclick: () => finish(true) }, buttons.yes)
    const choice = h('div', { class: 'permission-buttons' }, no, yes)
    const sheet = h(
      'div',
      { class: 'sheet permission', role: 'dialog', 'aria-label': title },
      h('h2', {}, title),
      ...body,
      choice,
    )
    const close = overlay(sheet, { name: 'permission' })
  })
}

export interface SubscribeAnswer {
  accepted: Set<string>
  always: boolean
}

/** WeChat's question which service messages may be sent: one box a template, and 总是保持以上选择. */
export async function askSubscribe(templates: string[]): Promise<SubscribeAnswer> {
  const boxes = templates.map((id) => h('input', { type: 'checkbox', checked: true, value: id }))
  const always = h('input', { type: 'checkbox' })
  const rows = boxes.map((box) => h('label', { class: 'check-row' }, box, ` 通知模板 ${box.value}`))
  const keep = h('label', { class: 'check-row quiet' }, always, ' 总是保持以上选择，不再询问')
  const yes = await askPermission('小程序 申请发送一次以下消息', [...rows, keep], { no: '取消', yes: '允许' })
  const accepted = boxes.filter((box) => yes && box.checked).map((box) => box.value)
  return { accepted: new Set(accepted), always: always.checked }
}

/** The sheet before a phone call. */
export async function askPhoneCall(phoneNumber: string): Promise<boolean> {
  return (await askModal({ title: phoneNumber, content: '本机预览不会真的拨出', confirmText: '呼叫' })).confirm
}

/** A picture (or several) over the whole phone; a tap closes it. */
export function showPictures(urls: string[], current: number): void {
  let at = Math.max(0, current)
  const picture = h('img', { src: urls[at] ?? '', alt: '预览' })
  const count = h('span', {}, `${at + 1}/${urls.length}`)
  const turn = (by: number) => (event: MouseEvent) => {
    event.stopPropagation()
    at = (at + by + urls.length) % urls.length
    picture.src = urls[at] ?? ''
    count.textContent = `${at + 1}/${urls.length}`
  }
  const step = (text: string, label: string, by: number): HTMLButtonElement =>
    h('button', { type: 'button', 'aria-label': label, onclick: turn(by) }, text)
  const steps = urls.length > 1 ? [step('‹', '上一张', -1), count, step('›', '下一张', 1)] : []
  const box = h(
    'div',
    { class: 'pictures', role: 'dialog', 'aria-label': '图片预览' },
    picture,
    h('footer', {}, ...steps),
  )
  const close = overlay(box, { name: 'pictures' })
  box.addEventListener('click', close)
}
