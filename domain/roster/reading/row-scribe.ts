import { cellAt, type Cell, type SheetRow } from './grid'
import type { Field } from './headings'
import type { Column, Correction, Remark } from './reading'
import { isBlankMark, isFormulaText, isUnknownMark, plainText, withoutGuard } from './text'

/** A cell of a data row under a heading that was understood. */
export interface Place {
  cell: string
  column: string
  /** As it stands, for statements; a formula is its text. */
  written: string
  /** Trimmed; empty where the cell says nothing. */
  text: string
  kind: Cell['kind']
  /** Holds something a spreadsheet would run: its text is not used. */
  isFormula: boolean
}

/** Reads one data row field by field and writes down what was changed, refused, or should be looked at. */
export class RowScribe {
  readonly corrections: Correction[] = []
  readonly refusals: Remark[] = []
  readonly notes: Remark[] = []

  constructor(
    private readonly row: SheetRow,
    private readonly columns: Column[],
  ) {}

  /** All places of a field, filled or not; empty when no column holds it. */
  places(field: Field): Place[] {
    return this.columns.filter((column) => column.field === field).map((column) => this.placeAt(column))
  }

  /** The one place of a field, `undefined` when no column holds it. */
  place(field: Field): Place | undefined {
    return this.places(field)[0]
  }

  /** Where to point when a field has no column at all: the child's name. */
  anchor(field: Field): Place {
    return this.place(field) ?? this.place('name')!
  }

  correct(place: Place, to: string, reason: string): void {
    this.corrections.push({ ...this.where(place), from: shortened(place.written), to: shortened(to), reason })
  }

  refuse(place: Place, reason: string): void {
    this.refusals.push({ ...this.where(place), value: shortened(place.written), reason })
  }

  note(place: Place, reason: string): void {
    this.notes.push({ ...this.where(place), value: shortened(place.written), reason })
  }

  /**
   * An optional text. A formula is dropped and said so; what is too long refuses the row, for cutting it would lose
   * words without anybody seeing.
   */
  freeText(field: Field, maxLength: number): string | undefined {
    const texts = this.places(field).flatMap((place) => this.freeTextAt(place, maxLength) ?? [])
    return texts.length > 0 ? texts.join('；') : undefined
  }

  freeTextAt(place: Place, maxLength: number): string | undefined {
    if (this.dropFormula(place) || isBlankMark(place.text) || isUnknownMark(place.text)) return undefined
    if (place.text.length > maxLength) this.refuse(place, `文字太长（${place.text.length}字），最多${maxLength}字`)
    return place.text
  }

  /** @returns true when the cell is a formula; it is then stated that nothing was taken from it */
  dropFormula(place: Place): boolean {
    if (place.isFormula) this.correct(place, '', '单元格是公式，不予执行，内容没有采用')
    return place.isFormula
  }

  /** All that was written down, from the left column to the right. */
  inColumnOrder(): { corrections: Correction[]; refusals: Remark[]; notes: Remark[] } {
    const at = new Map(this.columns.map((column) => [`${column.letters}${this.row.number}`, column.index]))
    const ordered = <T extends { cell: string }>(list: T[]) =>
      [...list].sort((one, two) => at.get(one.cell)! - at.get(two.cell)!)
    return { corrections: ordered(this.corrections), refusals: ordered(this.refusals), notes: ordered(this.notes) }
  }

  private where(place: Place): { cell: string; row: number; column: string } {
    return { cell: place.cell, row: this.row.number, column: place.column }
  }

  private placeAt(column: Column): Place {
    const cell = cellAt(this.row, column.index)
    const written = withoutGuard(cell.formula ?? cell.text)
    const plain = plainText(written)
    const isFormula = cell.kind === 'formula' || isFormulaText(plain)
    return {
      cell: cell.address,
      column: column.heading,
      written,
      text: isFormula ? '' : plain,
      kind: cell.kind,
      isFormula,
    }
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
