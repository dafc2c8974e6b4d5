import type { Browser, BrowserContext, Frame, Locator, Page, Request } from 'playwright-core'
import { soon } from '../phone/phone-on-double'

/** One call that a phone made: which action, and the bytes of the reply. */
interface Made {
  action: string
  bytes: number
}

/** Nodes that WeChat recommends a page to have at most. */
const mostNodes = 500

/** What the replies behind a screen may weigh (../shared/design.md), in bytes. */
const mostBytes: Record<string, number> = {
  'updates.mine': 2048,
  'bookings.board': 4096,
  'bookings.hold': 512,
  'bookings.book': 512,
  'bookings.move': 512,
  'calls.log': 512,
  'classes.week': 6144,
}

/** One phone in a person's hand: tapped and read as a person would, and each screen that comes up is weighed. */
export class HeldPhone {
  private made: Promise<Made>[] = []
  private pending = 0

  private constructor(
    readonly page: Page,
    readonly screen: Page | Frame,
    as: string,
  ) {
    const mine = (request: Request) => callOf(request)?.as === as
    page.on('request', (request) => mine(request) && (this.pending += 1))
    page.on('requestfailed', (request) => mine(request) && (this.pending -= 1))
    page.on('requestfinished', (request) => {
      if (!mine(request)) return
      this.pending -= 1
      this.made.push(weighed(request))
    })
  }

  /** A phone that has never been used, in the hand of a persona; `query` goes to the phone's address. */
  static async open(browser: Browser, url: string, as: string, query = ''): Promise<HeldPhone> {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 375, height: 812 },
      acceptDownloads: true,
    })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const phone = new HeldPhone(page, page, as)
    await page.goto(`${url}/phone?as=${as}${query}`)
    await page.waitForSelector('html[data-phone=ready]')
    return phone
  }

  /** The phone of a persona that stands on the stage. */
  static async onStage(stage: Page, as: string): Promise<HeldPhone> {
    const frame = await stage.locator(`iframe[src*="as=${as}&"]`).elementHandle()
    return new HeldPhone(stage, (await frame!.contentFrame())!, as)
  }

  async close(): Promise<void> {
    // A reply that is still under way must not find its page gone.
    await soon(async () => this.pending, 0)
    await Promise.allSettled(this.made)
    this.page.removeAllListeners()
    await this.page.context().close()
  }

  button(name: string | RegExp): Locator {
    return this.named('button', name)
  }

  named(role: 'button' | 'tab' | 'radio' | 'checkbox' | 'switch' | 'link' | 'row', name: string | RegExp): Locator {
    return this.screen.getByRole(role, { name, exact: typeof name === 'string' }).first()
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).click()
  }

  /** Taps a button of the row that says this. */
  async tapInRow(words: string | RegExp, name: string | RegExp): Promise<void> {
    const row = this.screen.locator('.list-row', { hasText: words }).first()
    await row.getByRole('button', { name, exact: typeof name === 'string' }).click()
  }

  async tapTab(name: string): Promise<void> {
    await this.named('tab', name).click()
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.named('radio', name).click()
  }

  /** Turns on the switch in the row that says this, if it is off. */
  async turnOn(words: string | RegExp): Promise<void> {
    const turn = this.screen.locator('.list-row', { hasText: words }).getByRole('switch')
    if ((await turn.getAttribute('aria-checked')) !== 'true') await turn.click()
  }

  async write(placeholder: string | RegExp, words: string): Promise<void> {
    await this.screen.getByPlaceholder(placeholder).fill(words)
  }

  /** The arrow at the top left. */
  async back(): Promise<void> {
    await this.tap('返回')
  }

  /** Does something, and then waits until these words can be read. */
  async until(words: string | RegExp, act: () => Promise<unknown> = async () => undefined): Promise<void> {
    await act()
    await this.screen
      .getByText(words)
      .first()
      .waitFor()
      .catch(async () => {
        throw new Error(`waited in vain for ${String(words)}; the page says:\n${await this.words()}`)
      })
  }

  /** Everything that can be read on the page. */
  words(): Promise<string> {
    return this.screen.locator('.pages').innerText()
  }

  /**
   * Brings up a screen, waits for `words` on it and weighs it: exactly these calls since the last one (in any order), replies
   * within their budgets, at most 500 nodes, no error.
   */
  async sees(words: string | RegExp, calls: string[], act?: () => Promise<unknown>): Promise<void> {
    await this.until(words, act)
    await this.weigh(calls)
  }

  /** Weighs the screen that is up. */
  async weigh(calls: string[]): Promise<void> {
    const made = () => Promise.all(this.made)
    await soon(async () => withoutSteps((await made()).map(({ action }) => action)).sort(), [...calls].sort())
    expect(this.pending).toBe(0)
    for (const { action, bytes } of await made()) {
      const most = mostBytes[action] ?? Infinity
      if (bytes > most) throw new Error(`${action} answered with ${bytes} bytes, ${most} at most`)
    }
    this.made = []
    expect(await this.screen.locator('.error-strip li').allTextContents()).toEqual([])
    expect(await this.nodes()).toBeLessThanOrEqual(mostNodes)
  }

  /** Nodes of the pages that are open, as WeChat counts them: elements of templates, not the phone's own bars. */
  nodes(): Promise<number> {
    return this.screen.evaluate<number>(
      `[...document.querySelectorAll('.pages *')].filter((element) => element.__wxElement).length`,
    )
  }
}

/** A file is read in as many steps as it takes, none where it is small; how many is the machine's affair. */
function withoutSteps(actions: string[]): string[] {
  return actions.filter((action) => action !== 'roster.step')
}

function callOf(request: Request): { as: string; data: { action: string } } | undefined {
  if (request.method() !== 'POST' || !request.url().endsWith('/cloud/call')) return undefined
  return request.postDataJSON() as { as: string; data: { action: string } }
}

async function weighed(request: Request): Promise<Made> {
  const body = await (await request.response())!.body()
  return { action: callOf(request)!.data.action, bytes: body.length - '{"result":}'.length }
}
