import path from 'node:path'
import type { Page } from 'playwright-core'
import { describeInBrowser, errorsOn, servePhone, soon, tell, type ServedPhone } from './phone-on-double'

/** The browser's; these tests are otherwise compiled without the DOM. */
declare function getComputedStyle(element: unknown): { backgroundColor: string; getPropertyValue(name: string): string }

describeInBrowser('pages on the phone', () => {
  let phone: ServedPhone
  let page: Page
  beforeAll(async () => {
    phone = await servePhone(path.join(__dirname, 'fixture'))
  })
  afterAll(() => phone.close())
  afterEach(async () => {
    expect(await errorsOn(page)).toEqual([])
    await page.close()
  })
  const style = (text: string, name: string): Promise<string> =>
    page.getByText(text).evaluate((element, key) => getComputedStyle(element).getPropertyValue(key), name)

  test('templates, slots, behaviours, observers, WXS and lifetimes', async () => {
    page = await phone.open()
    await page.getByText('未选 · 0 · 未选/warm · 就绪').click()
    await page.getByText('未选 · 1 · 未选/warm · 就绪').waitFor()
    await page.getByText('刷新 0 次；按下 1').waitFor()
    await page.getByText('徽章 1').waitFor()
    await page.getByText('列表 数字 文字').waitFor()
    await page.getByText('看见 1 dot').waitFor()
    await page.getByText('2. 乙').click()
    await page.getByText('乙 · 1 · 乙/warm').waitFor()
    const launches = await page.evaluate('getComputedStyle(document.body) && document.title')
    expect(launches).toBe('夹具 · 本机预览')
  })

  test('styles keep to their page and component', async () => {
    page = await phone.open()
    expect(await style('1. 甲', 'color')).toBe('rgb(200, 0, 0)')
    expect(await style('1. 甲', 'padding-top')).toBe('8px')
    expect(await style('徽章 0', 'color')).toBe('rgb(0, 0, 250)')
    expect(await page.locator('.outer').evaluate((box) => getComputedStyle(box).backgroundColor)).toBe(
      'rgb(255, 250, 240)',
    )
    expect(await page.locator('wx-page').evaluate((box) => getComputedStyle(box).backgroundColor)).toBe(
      'rgb(250, 247, 242)',
    )
    expect(await page.locator('.tall').evaluate((box) => box.clientHeight)).toBe(812 - 88)
    const picture = page.getByRole('img', { name: '圆点' }).locator('img')
    await soon(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), 40)
  })

  test('typing, storage of one persona, toast', async () => {
    page = await phone.open({ as: 'a' })
    await page.getByPlaceholder('写一个名字').fill('丙')
    await page.getByRole('button', { name: '添加' }).click()
    await page.getByText('已添加').waitFor()
    await page.getByText('3. 丙').waitFor()
    expect(await page.getByPlaceholder('写一个名字').inputValue()).toBe('')
    await page.reload()
    await page.getByText('3. 丙').waitFor()
    await page.goto(page.url().replace('as=a', 'as=b'))
    await page.getByText('2. 乙').waitFor()
    expect(await page.getByText('3. 丙').count()).toBe(0)
  })

  test('navigation, queries, event channel and the page below', async () => {
    page = await phone.open()
    await page.getByText('2. 乙').click()
    await page.getByRole('button', { name: '打开详情' }).click()
    await page.getByRole('heading', { name: '详情' }).waitFor()
    await page.getByText('属性 乙').waitFor()
    await page.getByText('attached,load 乙,show,ready 2').waitFor()
    expect(await page.getByText('2. 乙').count()).toBe(0)
    await page.getByRole('switch', { name: '开关' }).click()
    await page.getByText('开', { exact: true }).waitFor()
    await page.getByRole('button', { name: '改名并返回' }).click()
    await page.getByText('改过的名字 ·').waitFor()
    await page.getByRole('button', { name: '打开详情' }).click()
    await page.getByRole('button', { name: '返回', exact: true }).click()
    await page.getByRole('heading', { name: '夹具' }).waitFor()
  })

  test('the font of WeChat’s settings, the school’s clock and a tapped message', async () => {
    page = await phone.open({ page: 'pages/detail/detail?name=x', query: '&font=24' })
    await page.getByText('属性 x').waitFor()
    expect(await style('大小', 'font-size')).toBe('48px')
    expect(await style('属性 x', 'font-size')).toBe('24px')
    await tell(page, { type: 'font', size: 20 })
    await soon(() => style('大小', 'font-size'), '40px')
    expect((await page.evaluate(() => new Date().toISOString())).slice(0, 10)).toBe('2026-03-06')
    expect(await page.evaluate(() => new Date() instanceof Date && new Date(0).getTime() === 0)).toBe(true)
    await tell(page, { type: 'open', path: '/pages/detail/detail?name=y' })
    await page.getByText('属性 y').waitFor()
    await page.getByRole('button', { name: '返回首页' }).click()
    await page.getByText('1. 甲').waitFor()
  })

  test('pulling down, the end of a list, places, a modal', async () => {
    page = await phone.open()
    await page.getByRole('button', { name: '下拉刷新' }).click()
    await page.getByText('刷新 1 次').waitFor()
    await page.mouse.move(200, 300)
    await page.mouse.down()
    await page.mouse.move(200, 420, { steps: 4 })
    await page.mouse.up()
    await page.getByText('刷新 2 次').waitFor()
    await page.locator('.scroll').evaluate((box) => box.scrollTo(0, 9999))
    await page.getByText('到底 1').waitFor()
    await page.getByRole('button', { name: '测量' }).click()
    await page.getByText('测得 0,375').waitFor()
    await page.getByRole('button', { name: '询问' }).click()
    await page.getByRole('dialog', { name: '确定吗' }).getByRole('button', { name: '确定' }).click()
    await page.getByText('是 ·').waitFor()
  })

  test('an error of a page stands in the red strip', async () => {
    page = await phone.open()
    await page.getByRole('button', { name: '出错' }).click()
    await soon(() => errorsOn(page), ['pages/list/list: 夹具里的错误'])
    await page.getByRole('button', { name: '关闭错误' }).click()
  })
})
