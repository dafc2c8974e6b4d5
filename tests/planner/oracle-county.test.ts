import { plan, verifyBlocking } from '../../domain/planner'
import { county, COUNTY } from './county'
import { bestByHighs, openHighs } from './highs'
import { scoreOf } from './score'

test('equal to a linear-programming solver on every level, for every school of a county; every blocking set is true', async () => {
  const highs = await openHighs()
  const weeks = county()
  const plans = weeks.map(plan)
  expect(weeks).toHaveLength(COUNTY.schools)
  expect(plans.reduce((sum, { children }) => sum + children, 0)).toBe(COUNTY.children)
  weeks.forEach((week, at) => {
    expect([at, ...scoreOf(week, plans[at]!)]).toEqual([at, ...bestByHighs(highs, week)])
    for (const set of [...plans[at]!.blocking, ...plans[at]!.cores])
      expect([at, verifyBlocking(week, set)]).toEqual([at, true])
  })
}, 300_000)
