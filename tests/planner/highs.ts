import loadHighs from 'highs'
import type { Week } from '../../domain/planner'
import { Levels } from './levels'

type Highs = Awaited<ReturnType<typeof loadHighs>>

/** Levels that are solved in one go: as digits of one number, each below this base (no school has more children). */
const BASE = 1024
const DIGITS = 2

/** Three times as fast as its defaults here: what was best at one level is where the primal simplex starts at the next. */
const FASTEST = { output_flag: false, presolve: 'off', simplex_strategy: 4 }

/** The solver, loaded. */
export const openHighs = (): Promise<Highs> => loadHighs()

/** The most children that can be served at all, whoever has waited longest. */
export function mostChildrenByHighs(highs: Highs, week: Week): number {
  const { columns, model } = programOf(highs, week)
  try {
    return maximise(
      model,
      columns.map(({ family }) => week.families[family]!.size),
    )
  } finally {
    model.dispose()
  }
}

/**
 * The best score of a week by a linear-programming solver that knows nothing of our algorithm: each level is maximised in turn and then held. The matrix of
 * families and slots is totally unimodular, so that a vertex is a whole-numbered plan; holding a level keeps to a face of the same polytope.
 */
export function bestByHighs(highs: Highs, week: Week): number[] {
  const classes = new Levels(week.families)
  const { columns, model } = programOf(highs, week)
  try {
    const score: number[] = []
    for (let first = 0; first < classes.levels; first += DIGITS) {
      const last = Math.min(first + DIGITS, classes.levels) - 1
      const worth = columns.map(({ family }) => {
        const level = classes.get(week.families[family]!)!
        return level < first || level > last ? 0 : week.families[family]!.size * BASE ** (last - level)
      })
      const best = maximise(model, worth)
      for (let level = first; level <= last; level += 1) score.push(Math.floor(best / BASE ** (last - level)) % BASE)
      hold(highs, model, worth, best)
    }
    score.push(
      maximise(
        model,
        columns.map(({ cost }) => -cost),
      ),
    )
    return score
  } finally {
    model.dispose()
  }
}

function programOf(highs: Highs, week: Week) {
  const columns = week.families.flatMap(({ options }, family) =>
    options.map(([slot, cost]) => ({ family, slot, cost })),
  )
  const rows = week.families.length + week.slots.length
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns.length),
    colLower: new Float64Array(columns.length),
    colUpper: new Float64Array(columns.length).fill(1),
    rowLower: new Float64Array(rows),
    rowUpper: new Float64Array(rows).fill(1),
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: columns.length,
      starts: Int32Array.from({ length: columns.length + 1 }, (_, at) => 2 * at),
      indices: Int32Array.from(columns.flatMap(({ family, slot }) => [family, week.families.length + slot])),
      values: new Float64Array(2 * columns.length).fill(1),
    },
  })
  model.options.set(FASTEST)
  return { columns, model }
}

type Model = ReturnType<Highs['createModel']>

function maximise(model: Model, worth: number[]): number {
  if (worth.length) model.changeColsCost({ kind: 'range', from: 0, to: worth.length - 1 }, worth)
  if (worth.length) model.run()
  const value = worth.length ? model.getObjectiveValue() : 0
  if (Math.abs(value - Math.round(value)) > 1e-6) throw new Error(`no whole number: ${value}`)
  return Math.round(value) + 0
}

function hold(highs: Highs, model: Model, worth: number[], best: number): void {
  const indices = worth.flatMap((value, column) => (value ? [column] : []))
  if (indices.length) model.addRow(best, highs.infinity, { indices, values: indices.map((at) => worth[at]!) })
}
