/** What is wrong with the sources, one line a problem; printed without a stack. */
export class BuildError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
    this.name = 'BuildError'
  }
}
