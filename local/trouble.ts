/**
 * Something the person who typed the command can mend. Its message is one sentence in Chinese and one in English, shown
 * as it stands, without a stack trace.
 */
export class Trouble extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`)
    this.name = 'Trouble'
  }
}

/** The `code` of a Node or PostgreSQL error, such as `EADDRINUSE` or `28P01`; an empty string if it has none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
