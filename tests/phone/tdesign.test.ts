import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describeInBrowser, errorsOn, servePhone, soon, type ServedPhone } from './phone-on-double'

const tags = [
  'button',
  'cell',
  'cell-group',
  'switch',
  'dialog',
  'toast',
  'stepper',
  'popup',
  'input',
  'tabs',
  'tab-panel',
]
const more = [
  'picker',
  'picker-item',
  'date-time-picker',
  'swipe-cell',
  'calendar',
  'collapse',
  'collapse-panel',
  'search',
]

const wxml = `
<t-button theme="primary" bind:tap="count">按钮 {{times}}</t-button>
<t-cell title="单元格" note="说明" arrow bind:click="count" />
<t-switch value="{{on}}" bind:change="turn" aria-label="开关" /><text>{{on ? '开着' : '关着'}}</text>
<t-stepper value="{{steps}}" bind:change="step" /><text>步 {{steps}}</text>
<t-input label="姓名" placeholder="请输入" value="{{name}}" bind:change="type" /><text>名 {{name}}</text>
<t-button bind:tap="openPopup">弹层</t-button>
<t-popup visible="{{popup}}" placement="bottom" bind:visible-change="closePopup"><view class="inside">弹层里面</view></t-popup>
<t-button bind:tap="ask">问一问</t-button>
<t-dialog visible="{{asking}}" title="确认" content="要继续吗" confirm-btn="继续" cancel-btn="算了" bind:confirm="yes" bind:cancel="no" />
<text>答 {{answer}}</text>
<t-button bind:tap="hint">提示</t-button>
<t-toast id="t-toast" />
<t-tabs value="{{tab}}" bind:change="change"><t-tab-panel label="甲" value="a">甲面</t-tab-panel><t-tab-panel label="乙" value="b">乙面</t-tab-panel></t-tabs>
<t-swipe-cell><t-cell title="滑动" /></t-swipe-cell>
<t-collapse default-value="{{['1']}}"><t-collapse-panel header="折叠" value="1">折叠里面</t-collapse-panel></t-collapse>
<t-date-time-picker title="选日期" visible="{{dates}}" mode="date" value="{{day}}" bind:confirm="picked" bind:cancel="picked" />
<t-button bind:tap="openDates">选日期</t-button><text>日 {{day}}</text>
`

const script = `
const { default: Toast } = require('../td/toast/index')
Page({
  data: { times: 0, on: false, steps: 3, name: '', popup: false, asking: false, answer: '', tab: 'a', dates: false, day: '2026-03-06' },
  count() { this.setData({ times: this.data.times + 1 }) },
  turn({ detail }) { this.setData({ on: detail.value }) },
  step({ detail }) { this.setData({ steps: detail.value }) },
  type({ detail }) { this.setData({ name: detail.value }) },
  openPopup() { this.setData({ popup: true }) },
  closePopup({ detail }) { this.setData({ popup: detail.visible }) },
  ask() { this.setData({ asking: true }) },
  yes() { this.setData({ asking: false, answer: '继续了' }) },
  no() { this.setData({ asking: false, answer: '算了' }) },
  hint() { Toast({ context: this, selector: '#t-toast', message: '提示一下', duration: 5000 }) },
  change({ detail }) { this.setData({ tab: detail.value }) },
  openDates() { this.setData({ dates: true }) },
  picked({ detail }) { this.setData({ dates: false, day: detail ? detail.value : this.data.day }) },
})
`

/** Lays out a mini-program of one page over a copy of TDesign, as our build lays them out. */
function layOut(folder: string): void {
  const tdesign = path.join(__dirname, '../../node_modules/tdesign-miniprogram/miniprogram_dist')
  cpSync(tdesign, path.join(folder, 'td'), { recursive: true })
  mkdirSync(path.join(folder, 'page'))
  const usingComponents = Object.fromEntries([...tags, ...more].map((tag) => [`t-${tag}`, `../td/${tag}/${tag}`]))
  writeFileSync(path.join(folder, 'app.json'), JSON.stringify({ pages: ['page/index'] }))
  writeFileSync(path.join(folder, 'app.js'), 'App({})')
  writeFileSync(path.join(folder, 'page/index.json'), JSON.stringify({ usingComponents }))
  writeFileSync(path.join(folder, 'page/index.wxml'), wxml)
  writeFileSync(path.join(folder, 'page/index.js'), script)
}

describeInBrowser('TDesign 1.16.0 on the phone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdesign-'))
  let phone: ServedPhone
  let page: Page
  beforeAll(async () => {
    layOut(folder)
    phone = await servePhone(folder)
  })
  afterAll(async () => {
    await phone.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    page = await phone.open()
  })
  afterEach(async () => {
    expect(await errorsOn(page)).toEqual([])
    await page.close()
  })

  test('buttons, cells, switch, stepper and input answer', async () => {
    await page.getByText('按钮 0').click()
    await page.getByText('单元格').click()
    await page.getByText('按钮 2').waitFor()
    const height = await page
      .locator('.t-button')
      .first()
      .evaluate((box) => Math.round(box.getBoundingClientRect().height))
    expect(height).toBe(40)
    await page.locator('.t-switch__body').click()
    await page.getByText('开着').waitFor()
    await page.getByRole('button', { name: '增加1' }).click()
    await page.getByText('步 4').waitFor()
    await page.getByPlaceholder('请输入').fill('小雁')
    await page.getByText('名 小雁').waitFor()
  })

  test('popup, dialog, toast', async () => {
    await page.getByText('弹层', { exact: true }).click()
    await page.getByText('弹层里面').waitFor()
    await page.waitForTimeout(400)
    await page.mouse.click(180, 120)
    await page.getByText('弹层里面').waitFor({ state: 'hidden' })
    await page.getByText('问一问').click()
    await page.getByText('要继续吗').waitFor()
    await page.getByText('继续', { exact: true }).click()
    await page.getByText('答 继续了').waitFor()
    await page.getByText('提示', { exact: true }).click()
    await page.getByText('提示一下').waitFor()
  })

  test('tabs, collapse, date picker turned by dragging', async () => {
    await page.getByText('乙', { exact: true }).click()
    await page.getByText('乙面').waitFor()
    await page.getByText('折叠里面').waitFor()
    await page.getByText('选日期', { exact: true }).last().click()
    const month = page.locator('.t-picker-item__group').nth(1)
    await month.waitFor()
    await page.waitForTimeout(500)
    const box = await month.boundingBox()
    const x = (box?.x ?? 0) + 30
    const y = (box?.y ?? 0) + (box?.height ?? 0) / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y - 40, { steps: 5 })
    await page.waitForTimeout(400)
    await page.mouse.up()
    await page.waitForTimeout(500)
    await page.getByText('确定').click()
    await soon(async () => (await page.getByText(/^日 /).textContent())?.slice(0, 9), '日 2026-04')
  })
})
