/** A column of equally high rows that comes to rest with one row in the middle. */
export class Wheel {
  private timer = 0

  /** `settled` is called when a user's turn has come to rest. */
  constructor(
    private readonly column: HTMLElement,
    private readonly settled: () => void,
  ) {
    column.classList.add('wheel')
    column.addEventListener('scroll', () => {
      window.clearTimeout(this.timer)
      this.timer = window.setTimeout(() => this.settled(), 120)
    })
    column.addEventListener('click', (event) => {
      const row = this.rows.findIndex((one) => one.contains(event.target as Node))
      if (row >= 0) this.turnTo(row)
    })
  }

  get rows(): HTMLElement[] {
    return Array.from(this.column.children) as HTMLElement[]
  }

  private get rowHeight(): number {
    return this.rows[0]?.offsetHeight || 1
  }

  /** The row in the middle, from 0. */
  get index(): number {
    return Math.min(Math.max(this.rows.length - 1, 0), Math.round(this.column.scrollTop / this.rowHeight))
  }

  turnTo(row: number): void {
    this.column.scrollTop = row * this.rowHeight
  }
}
