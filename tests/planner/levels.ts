import type { Family } from '../../domain/planner'

/** In which level each family counts, the longest waiting in level 0; told once more and apart from the planner: by waiting, then whose turn is due, then silence. */
export class Levels extends Map<Family, number> {
  readonly levels: number

  constructor(families: Family[]) {
    super()
    const keys = families.map(({ waiting, due = false, silent = 0 }) => waiting * 1e8 + Number(due) * 1e4 + silent)
    const order = [...new Set(keys)].sort((a, b) => b - a)
    this.levels = order.length
    families.forEach((family, at) => this.set(family, order.indexOf(keys[at]!)))
  }
}
