import type { Browser, Page } from 'playwright-core'
import { chromiumPath, launchBrowser } from '../browser'
import { removeFolders } from './fixture'
import { end, smallSchool, startTest, type TestSystem } from './system'

const inBrowser = chromiumPath() ? describe : describe.skip
if (!chromiumPath()) console.log('left out: the stage in a browser (no Chromium found; set CHROMIUM)')

inBrowser('the stage in a browser', () => {
  let system: TestSystem
  let browser: Browser
  let page: Page
  const place = (name: string) => page.getByRole('region', { name })

  beforeAll(async () => {
    system = await startTest()
    await smallSchool(system)
    browser = await launchBrowser()
    page = await browser.newPage()
    await page.goto(system.url)
  })
  afterAll(async () => {
    await browser.close()
    await end(system)
    removeFolders()
  })

  test('a teacher, a parent and the head of one school', async () => {
    await place('校长的手机').getByText('柳校长').waitFor()
    expect(await place('老师的手机').locator('.who').innerText()).toContain('班主任 · 三年级2班')
    expect(await place('家长的手机').locator('iframe').getAttribute('src')).toContain('/phone?as=r1-1&embedded=1')
    expect(new URL(page.url()).search).toBe('?phones=p2,r1-1,p1')
  })

  test('another person is found by a word and stays after a reload', async () => {
    await place('家长的手机').locator('.who').click()
    await page.getByRole('searchbox').fill('妈妈')
    await page.getByRole('button', { name: '桑小河' }).click()
    expect(await place('家长的手机').locator('.who').innerText()).toContain('禾苗苗（三年级2班）的妈妈')
    await page.reload()
    await place('家长的手机').getByText('桑小河').waitFor()
    expect(new URL(page.url()).search).toBe('?phones=p2,r1-2,p1')
  })

  test('a message shows up; a tap tells the phone to open its page', async () => {
    const template = 'local-template-weeklyUpdate'
    await system.post('/cloud/credit', { as: 'r1-2', template, choice: 'accept' })
    const data = { thing1: { value: '禾苗苗这周很好' } }
    const message = { touser: 'o_local_r1-2', templateId: template, page: 'pages/parent/home?week=2026-11-23', data }
    await system.call('p1', { do: 'wx', api: 'subscribeMessage.send', data: message })
    await page.evaluate(`
      document.querySelectorAll('iframe')[1].contentWindow.addEventListener('message', ({ data }) => (window.heard = data))`)
    await place('家长的手机').getByRole('button', { name: '禾苗苗这周很好' }).click()
    await page.waitForFunction('window.heard')
    expect(await page.evaluate('window.heard')).toEqual({ type: 'open', path: message.page })
  })

  test('the clock moves, follows a script, and comes back', async () => {
    await page.getByRole('button', { name: '周五 18:00' }).click()
    await page.getByText(/周五 18:00:0/).waitFor()
    await system.post('/stage/clock', { to: '2027-03-01T00:00:00Z' })
    await page.getByText(/2027年3月1日 周一 08:00/).waitFor({ timeout: 8000 })
    await page.getByRole('button', { name: '回到现在' }).click()
    await page.getByText('真实时间').waitFor()
  })
})
