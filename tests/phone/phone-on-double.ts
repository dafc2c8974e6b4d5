import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildPhone } from '../../local/phone/build'
import { chromiumPath, launchBrowser } from '../browser'
import { startStageDouble, type StageDouble } from './stage-double'

/** Stands in for `describe` where the machine has no browser. */
const sayLeftOut = Object.assign((name: Parameters<typeof describe>[0]): void => {
  console.log(`left out, no Chromium on this machine (set CHROMIUM): ${String(name)}`)
  describe.skip(name, () => test('needs Chromium', () => undefined))
}, describe)

/** `describe`, or a plain word and nothing run where there is no Chromium. */
export const describeInBrowser: typeof describe = chromiumPath() ? describe : sayLeftOut

/** A built mini-program on a served phone; `open` gives a fresh browser context each time. */
export interface ServedPhone {
  stage: StageDouble
  open(options?: { page?: string; as?: string; query?: string; allowErrors?: boolean }): Promise<Page>
  close(): Promise<void>
}

/** Builds the mini-program in `from` and serves it. */
export async function servePhone(from: string): Promise<ServedPhone> {
  const folder = mkdtempSync(path.join(tmpdir(), 'phone-'))
  await buildPhone({ from, to: folder })
  const stage = await startStageDouble(folder)
  const browser: Browser = await launchBrowser()
  return {
    stage,
    async open({ page: start = '', as = 'p1', query = '' } = {}) {
      const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
      page.setDefaultTimeout(10_000)
      await page.goto(`${stage.url}/phone?as=${as}&open=${encodeURIComponent(start)}${query}`)
      await page.waitForSelector('html[data-phone=ready]')
      return page
    },
    async close() {
      await browser.close()
      await stage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** What the red strip says, one error an entry. */
export function errorsOn(page: Page): Promise<string[]> {
  return page.locator('.error-strip li').allTextContents()
}

/** Says something to the phone as the stage does. */
export async function tell(page: Page, message: object): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)})`)
}

/** Reads again and again (5 s at most) until what is read equals `expected`, which may hold jest's own matchers. */
export async function soon<T>(read: () => Promise<T>, expected: unknown): Promise<void> {
  const until = Date.now() + 5_000
  for (;;) {
    const value = await read()
    try {
      return expect(value).toEqual(expected)
    } catch (error) {
      if (Date.now() > until) throw error
    }
    await new Promise((done) => setTimeout(done, 50))
  }
}
