import type { Page } from 'playwright-core'

/** Taps the first thing that can be tapped under this name. */
export const tap = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** Opens a tab of the home. */
export const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click()

/** Waits until these words can be read. */
export const read = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor()

/** Scrolls whatever can be scrolled so far down, in px. */
export const scroll = (to: number) => (page: Page) =>
  page.evaluate(`for (const box of document.querySelectorAll('.pages *')) if (box.scrollHeight > box.clientHeight + 40)
    box.scrollTop = ${to}`)

/** Writes into the field with this placeholder. */
export const write = (placeholder: RegExp, words: string) => (page: Page) =>
  page.getByPlaceholder(placeholder).fill(words)

/** Chooses one after the other. */
export const choose =
  (...names: string[]) =>
  async (page: Page) => {
    for (const name of names) await page.getByRole('radio', { name, exact: true }).first().click()
  }

/** Taps the first element that a selector finds. */
export const first = (selector: string) => (page: Page) => page.locator(selector).first().click()

/** One step after the other. */
export const then =
  (...acts: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }

/** Takes the phone's network away, or gives it back, as the stage's switch does. */
export function offline(away: boolean) {
  return (page: Page) => page.evaluate(`window.postMessage({ type: 'network', online: ${String(!away)} })`)
}

/** From now on every call of this phone ends in a crash of the function. */
export const failing = (page: Page) =>
  page.route('**/cloud/call', (route) => route.fulfill({ status: 500, json: { errMsg: 'cloud.callFunction:fail' } }))
