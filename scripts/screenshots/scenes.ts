import type { Page } from 'playwright-core'

/** Who is behind the phones that are photographed; ids as `GET /stage/personas` gives them. */
export interface Cast {
  stranger: string
  /** A parent on file who has not signed in yet. */
  newcomer: string
  parent: string
  teacher: string
  desk: string
  head: string
  /** The head of the school that has no roster yet. */
  newHead: string
  officer: string
}

/** One picture: whose phone, which page, what is done before the shutter. */
export interface Scene {
  name: string
  who: keyof Cast
  /** Page with query; the person's home where it is left out. */
  open?: string
  /** Seen when the page is ready. */
  until: string | RegExp
  act?: (page: Page) => Promise<void>
  /** Whether it belongs into docs/screenshots; the others show variants to whoever checks the looks. */
  kept?: boolean
}

/** WeChat's largest ordinary font size, in px. */
export const largest = 25.5

const tap = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click()
const reads = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

const teacherTab = (name: string) => `pages/teacher/home/index?tab=${name}`
const write = (placeholder: string | RegExp, words: string) => (page: Page) =>
  page.getByPlaceholder(placeholder).fill(words)
const choose =
  (...names: (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) await page.getByRole('radio', { name, exact: typeof name === 'string' }).first().click()
  }
const inTurn =
  (...acts: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }
const home = (hat: string, tab: string) => `pages/${hat}/home/index?tab=${tab}`
