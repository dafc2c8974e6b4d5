import { alertsOf } from '../../domain/overview/alert'
import type { Standing } from '../../domain/overview/alert'

test.each<[string, Standing['care'], string | undefined]>([
  ['2010-11-26', 'livingAlone', '15岁，登记为独自生活：未满16周岁不得脱离监护单独生活'],
  ['2010-11-25', 'livingAlone', undefined],
  ['2018-11-26', 'livingAlone', '7岁，登记为独自生活：未满8周岁不得无人看护'],
  ['2018-11-25', 'livingAlone', '8岁，登记为独自生活：未满16周岁不得脱离监护单独生活'],
  ['2018-11-26', 'none', '7岁，没有登记由谁照料：未满8周岁不得无人看护，请尽快核实'],
  ['2018-11-25', 'none', undefined],
  ['2019-01-01', 'kinshipGrandparent', undefined],
])('born %s, %s', (birthDate, care, text) => {
  const alerts = alertsOf({ birthDate, care, notice: 'notNeeded' }, '2026-11-25')
  expect(alerts).toEqual(text ? [{ level: 'red', text, law: '未成年人保护法第21条' }] : [])
})

test.each<[Standing['notice'], string | undefined]>([
  ['missing', '父母外出，还没有交委托照护书'],
  ['expired', '委托照护书已经过期，请家长重新签'],
  ['onFile', undefined],
  ['notNeeded', undefined],
])('the entrustment is %s', (notice, text) => {
  const alerts = alertsOf({ birthDate: '2019-01-01', care: 'kinshipGrandparent', notice }, '2026-11-25')
  expect(alerts).toEqual(text ? [{ level: 'amber', text, law: '未成年人保护法第23条' }] : [])
})
