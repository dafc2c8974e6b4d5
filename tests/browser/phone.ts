import type { Browser, Locator, Page } from 'playwright-core'
import { errorsOn } from '../phone/phone-on-double'

/** One call that a phone made: which action, and the bytes of what came back. */
export interface Made {
  action: string
  bytes: number
}

/** What a screen may weigh at most (../shared/design.md). */
export const mostNodes = 500
const mostBytes: Record<string, number> = {
  'updates.mine': 2048,
  'bookings.board': 4096,
  'bookings.book': 512,
  'bookings.move': 512,
  'calls.log': 512,
  'classes.week': 6144,
}

/** One phone in a person's hand: it is tapped and read as a person would, and every screen that comes up is weighed. */
export class HeldPhone {
  /** Every call of this phone, in order. */
  readonly made: Made[] = []
  private counted = 0

  private constructor(readonly page: Page) {
    page.setDefaultTimeout(20_000)
    page.on('requestfinished', async (request) => {
      if (!request.url().endsWith('/cloud/call') || request.method() !== 'POST') return
      const one = { action: (request.postDataJSON() as { data: { action: string } }).data.action, bytes: 0 }
      this.made.push(one)
      one.bytes = (await (await request.response())!.body()).length - '{"result":}'.length
    })
  }

  /** A phone with nothing on it yet, in the hand of a persona. */
  static async open(browser: Browser, url: string, as: string, query = ''): Promise<HeldPhone> {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 }, acceptDownloads: true })
    const phone = new HeldPhone(await context.newPage())
    await phone.page.goto(`${url}/phone?as=${as}${query}`)
    await phone.page.waitForSelector('html[data-phone=ready]')
    return phone
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  /** What can be tapped under this name. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: true })
  }

  radio(name: string | RegExp): Locator {
    return this.page.getByRole('radio', { name, exact: typeof name === 'string' })
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words).first()
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).click()
  }

  /** Waits until these words can be read. */
  async reads(words: string | RegExp): Promise<void> {
    await this.text(words).waitFor()
  }

  /**
   * Does something that brings up a screen, waits for `words` on it, and weighs it: exactly these calls since the last
   * screen, replies within their budgets, at most 500 nodes, no error.
   */
  async sees(words: string | RegExp, calls: string[], act: () => Promise<unknown>): Promise<void> {
    await act()
    await this.reads(words)
    await this.weigh(calls)
  }

  /** Weighs the screen that is up, once the calls that it wants have come back. */
  async weigh(calls: string[]): Promise<void> {
    await this.quiet()
    const since = this.made.slice(this.counted)
    this.counted = this.made.length
    expect(since.map(({ action }) => action)).toEqual(calls)
    for (const { action, bytes } of since) {
      const most = mostBytes[action]
      if (most && bytes > most) throw new Error(`${action} answered with ${bytes} bytes, ${most} at most`)
    }
    expect(await errorsOn(this.page)).toEqual([])
    expect(await this.nodes()).toBeLessThanOrEqual(mostNodes)
  }

  /** Nodes of the page on top, as WeChat counts them: elements of templates, not the phone's own bars. */
  nodes(): Promise<number> {
    return this.page.evaluate<number>(
      `[...document.querySelectorAll('.pages *')].filter((element) => element.__wxElement).length`,
    )
  }

  /** Waits until no request has been under way for half a second. */
  private quiet(): Promise<void> {
    return this.page.waitForLoadState('networkidle')
  }
}
