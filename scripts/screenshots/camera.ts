import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Cast, Scene } from './scenes'

/** WeChat's largest ordinary font size, in px. */
const largest = 25.5

/** Takes pictures of one running system; who holds which phone is said by `cast`. */
export class Camera {
  /** What could not be taken, and why. */
  readonly failures: string[] = []

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly cast: Cast,
    private readonly folders: { kept: string; others: string },
  ) {}

  /** One phone of 375 x 812 points, two dots a point. */
  async take({ name, who, until, act, kept, largest: large }: Scene): Promise<void> {
    const context = await this.browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    try {
      await page.goto(`${this.url}/phone?as=${this.cast[who]}${large ? `&font=${largest}` : ''}`)
      await page.getByText(until).first().waitFor()
      await act?.(page)
      // The handle for pulling down is the browser phone's own; WeChat has none.
      await page.addStyleTag({ content: '.pull { display: none }' })
      await this.shoot(page, name, kept)
    } catch (problem) {
      // One screen that has changed must not cost all the others their picture.
      this.failures.push(`${name}: ${String(problem).split('\n')[0]}`)
      await page.screenshot({ path: path.join(this.folders.others, `failed-${name}.png`) })
    } finally {
      await context.close()
    }
  }

  /** The stage with three phones on it. */
  async takeStage(): Promise<void> {
    const page = await this.browser.newPage({ viewport: { width: 1400, height: 1000 } })
    const { publisher, parent, head } = this.cast
    await page.goto(`${this.url}/?phones=${[publisher, parent, head].join()}`)
    for (const frame of await page.locator('iframe').all())
      await frame.contentFrame().getByRole('tab').first().waitFor()
    await page.locator('.messages button').first().waitFor()
    await this.shoot(page, 'stage', true, true)
    await page.close()
  }

  private async shoot(page: Page, name: string, kept = false, fullPage = false): Promise<void> {
    const errors = await page.locator('.error-strip li').allTextContents()
    if (errors.length > 0) throw new Error(`${name}: the phone reports ${errors.join('; ')}`)
    await page.waitForFunction('document.getAnimations().every((one) => one.playState !== "running")')
    await page.screenshot({ fullPage, path: path.join(kept ? this.folders.kept : this.folders.others, `${name}.png`) })
  }
}
