import type { Page } from 'playwright-core'

/** Who is behind the phones that are photographed, by their ids on the stage (docs/local.md). */
export interface Cast {
  /** A parent on file who has not signed in yet. */
  newcomer: string
  parent: string
  /** The class teacher of the parent's child. */
  publisher: string
  /** A class teacher who has not published yet. */
  teacher: string
  desk: string
  head: string
  /** The head of the school that has no roster yet. */
  newHead: string
  officer: string
}

/** One picture: whose phone, which page, and what is done before the shutter. */
export interface Scene {
  name: string
  who: keyof Cast
  /** The page with its query; without it the person's home. */
  open?: string
  /** Read on the page once it is ready. */
  until: string | RegExp
  act?: (page: Page) => Promise<unknown>
  /** Whether it belongs into docs/screenshots. The others are for whoever checks the looks. */
  kept?: boolean
  largest?: boolean
  offline?: boolean
}
