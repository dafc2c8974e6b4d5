import { Wheel } from '../builtins/wheel'
import { h } from '../dom'
import { overlay } from './overlay'

export interface Picked {
  rows: number[]
  texts: string[]
}

export interface Column {
  rows: string[]
  /** The row that stands in the middle at first. */
  index: number
}

/** WeChat's picker: wheels in a sheet from below, with 取消 and 确定. */
export class PickerSheet {
  private readonly body = h('div', { class: 'wheels' })
  private wheels: Wheel[] = []
  private columns: Column[] = []
  private last: number[] = []

  /** `turned` is told which column came to rest at which row. */
  constructor(
    private readonly title: string,
    columns: Column[],
    private readonly turned?: (column: number, row: number) => void,
  ) {
    this.columns = columns
  }

  /** Shows the sheet; resolves to the chosen rows, or to undefined when it was cancelled. */
  ask(): Promise<Picked | undefined> {
    return new Promise((resolve) => {
      const done = (value: Picked | undefined): void => {
        close()
        resolve(value)
      }
      const bar = h(
        'div',
        { class: 'sheet-bar' },
        h('button', { type: 'button', onclick: () => done(undefined) }, '取消'),
        h('span', {}, this.title),
        h('button', { type: 'button', class: 'main', onclick: () => done(this.picked()) }, '确定'),
      )
      const sheet = h('div', { class: 'sheet', role: 'dialog', 'aria-label': this.title || '选择' }, bar, this.body)
      const close = overlay(sheet, { onMask: () => done(undefined) })
      this.replace(this.columns)
    })
  }

  /** Puts other columns in place, keeping those that did not change as they are turned. */
  replace(columns: Column[]): void {
    this.columns = columns
    const fresh = columns.map((column, at) => {
      const old = this.body.children[at] as HTMLElement | undefined
      const rows = column.rows.map((text) => h('div', { class: 'row', role: 'option' }, text))
      if (old && rows.map((row) => row.textContent).join() === this.rowTexts(at).join()) return undefined
      const element = old ?? this.body.appendChild(h('div', { role: 'listbox' }))
      element.replaceChildren(...rows)
      this.wheels[at] ??= new Wheel(element, () => this.settled(at))
      return column.index
    })
    while (this.body.children.length > columns.length) this.body.lastChild?.remove()
    this.wheels.length = columns.length
    fresh.forEach((index, at) => index !== undefined && this.wheels[at]?.turnTo(index))
    this.last = this.wheels.map((wheel) => wheel.index)
  }

  private picked(): Picked {
    // A wheel may still be about to report; what hangs on it (the days of a month) must be settled first.
    this.wheels.forEach((_wheel, at) => this.settled(at))
    return { rows: this.wheels.map((wheel) => wheel.index), texts: this.texts() }
  }

  /** The text in the middle of each wheel. */
  texts(): string[] {
    return this.wheels.map((wheel, at) => this.columns[at]?.rows[wheel.index] ?? '')
  }

  private rowTexts(at: number): string[] {
    return this.wheels[at]?.rows.map((row) => row.textContent) ?? []
  }

  private settled(at: number): void {
    const row = this.wheels[at]?.index ?? 0
    if (this.last[at] === row) return
    this.last[at] = row
    this.turned?.(at, row)
  }
}
