import path from 'node:path'
import type { Page } from 'playwright-core'
import { describeInBrowser, errorsOn, servePhone, soon, tell, type ServedPhone } from './phone-on-double'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describeInBrowser('controls and wx on the phone', () => {
  let phone: ServedPhone
  let page: Page
  beforeAll(async () => {
    phone = await servePhone(path.join(__dirname, 'fixture'))
  })
  afterAll(() => phone.close())
  beforeEach(async () => {
    phone.stage.asked.length = 0
    page = await phone.open({ page: 'pages/controls/controls' })
  })
  afterEach(() => page.close())
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const said = () => page.locator('.said').textContent()

  test('pickers', async () => {
    await page.getByText('水果 苹果').click()
    await page.getByRole('option', { name: '桃' }).click()
    await button('确定').click()
    await page.getByText('水果 桃').waitFor()
    await page.getByText('日期 2026-02-27').click()
    expect(await page.getByRole('option', { name: '29日' }).count()).toBe(0)
    await page.getByRole('option', { name: '03月' }).click()
    await page.getByRole('option', { name: '31日' }).click()
    await button('确定').click()
    await page.getByText('日期 2026-03-31').waitFor()
    await page.getByText('时间 08:30').click()
    await page.getByRole('option', { name: '09时' }).click()
    await button('确定').click()
    await page.getByText('时间 09:30').waitFor()
    await page.getByText('两列 0,1').click()
    await page.getByRole('option', { name: '三' }).click()
    await button('取消').click()
    await page.getByText('两列 0,1').waitFor()
    expect(await errorsOn(page)).toEqual([])
  })

  test('a form collects its fields', async () => {
    expect(await page.getByPlaceholder('谁').inputValue()).toBe('起始')
    await page.getByPlaceholder('谁').fill('小雁')
    await page.getByText('绑定 小雁').waitFor()
    await page.getByPlaceholder('一段话').fill('很好')
    await page.getByRole('switch', { name: '同意' }).click()
    await page.getByText('周一').click()
    await page.getByText('姓李').click()
    await page.getByText('姓张').click()
    await button('提交').click()
    const sent = JSON.parse((await page.locator('.form').textContent()) ?? '') as object
    expect(sent).toEqual({ who: '小雁', words: '很好', yes: true, days: ['mon', 'tue'], who2: '张', level: 30 })
  })

  test('the phone-number button asks for privacy, then for leave', async () => {
    await button('手机号').click()
    await button('拒绝').click()
    await soon(said, expect.stringContaining('privacy permission'))
    await button('手机号').click()
    await button('同意').click()
    await button('不允许').click()
    await soon(said, 'getPhoneNumber:fail user deny')
    await button('手机号').click()
    await button('允许').click()
    await soon(said, 'code-1')
    expect(phone.stage.asked.at(-1)).toEqual({ path: '/cloud/phone-code', body: { as: 'p1' } })
  })

  test('service messages are asked for in a tap only, and each leave is credited', async () => {
    await button('订阅').click()
    await page.getByLabel('通知模板 t2').uncheck()
    await button('允许').click()
    await soon(said, expect.stringContaining('"t1":"accept","t2":"reject"'))
    expect(phone.stage.asked.filter(({ path: to }) => to === '/cloud/credit')).toEqual([
      { path: '/cloud/credit', body: { as: 'p1', template: 't1', choice: 'accept' } },
    ])
    await button('稍后订阅').click()
    await soon(said, expect.stringContaining('TAP gesture'))
  })

  test('cloud calls, also without a network', async () => {
    await button('云函数').click()
    await soon(said, '{"ok":true,"data":{"echo":1}}')
    expect(phone.stage.asked.at(-1)?.body).toEqual({ as: 'p1', name: 'api', data: { action: 'echo' } })
    await tell(page, { type: 'network', online: false })
    await button('云函数').click()
    await soon(said, 'cloud.callFunction:fail -1 network error')
  })

  test('a chosen picture is shown and uploaded', async () => {
    await button('选图').click()
    const chooser = page.waitForEvent('filechooser')
    await button('同意').click()
    await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: png })
    await soon(said, 'cloud://local/a/b.png')
    expect(phone.stage.asked.at(-1)).toEqual({ path: '/cloud/files?as=p1&path=a%2Fb.png', body: png.length })
    const shown = page.getByRole('img', { name: '选中的图' }).locator('img')
    await soon(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth), 1)
  })

  test('sheets, swiper, rich text, clock', async () => {
    await button('菜单').click()
    await button('二').click()
    await soon(said, '第 1 行')
    await button('菜单').click()
    await button('取消').click()
    await soon(said, 'showActionSheet:fail cancel')
    await button('今天').click()
    await soon(said, '2026-03-06')
    expect(await page.locator('wx-rich-text').innerHTML()).toBe('<b>粗</b>')
    await page.locator('wx-swiper').scrollIntoViewIfNeeded()
    const swiper = await page.locator('wx-swiper').boundingBox()
    const y = (swiper?.y ?? 0) + 40
    await page.mouse.move(250, y)
    await page.mouse.down()
    await page.mouse.move(120, y, { steps: 3 })
    await page.mouse.up()
    await soon(() => page.locator('wx-swiper-item').nth(1).getAttribute('aria-hidden'), 'false')
    expect(await errorsOn(page)).toEqual([])
  })

  test('what the phone does not have is an error that names it', async () => {
    await button('未知接口').click()
    await soon(() => errorsOn(page), [expect.stringContaining('本机预览不支持 wx.startBluetoothDevicesDiscovery')])
  })
})
