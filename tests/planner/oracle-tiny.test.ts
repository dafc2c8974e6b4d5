import { Random } from '../../database/demo/random'
import { plan } from '../../domain/planner'
import { bestByTrying } from './brute-force'
import { scoreOf } from './score'
import { madeUpWeek } from './weeks'

test('equal to trying everything, on 2,000 tiny weeks', () => {
  for (let at = 0; at < 2000; at += 1) {
    const random = new Random(`tiny ${at}`)
    const week = madeUpWeek(`tiny ${at}`, {
      families: random.int(1, 7),
      slots: random.int(1, 5),
      density: 0.6,
      waitings: random.int(1, 3),
      costs: random.int(0, 6),
    })
    expect([at, ...scoreOf(week, plan(week))]).toEqual([at, ...bestByTrying(week)])
  }
})
