import { Random } from '../../database/demo/random'
import { plan, verifyBlocking } from '../../domain/planner'
import { bestByHighs, openHighs } from './highs'
import { scoreOf } from './score'
import { madeUpWeek } from './weeks'

test('equal to a linear-programming solver on every level, on 1,000 schools; every blocking set is true', async () => {
  const highs = await openHighs()
  for (let at = 0; at < 1000; at += 1) {
    const random = new Random(`school ${at}`)
    const week = madeUpWeek(`school ${at}`, {
      families: random.int(5, 60),
      slots: random.int(4, 40),
      density: random.next(),
      waitings: random.int(1, 5),
      costs: random.pick([0, 3, 100]),
    })
    const planned = plan(week)
    expect([at, ...scoreOf(week, planned)]).toEqual([at, ...bestByHighs(highs, week)])
    for (const set of [...planned.blocking, ...planned.cores])
      expect([at, verifyBlocking(week, set)]).toEqual([at, true])
  }
}, 300_000)
