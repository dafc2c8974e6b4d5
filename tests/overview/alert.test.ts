import { alertOf } from '../../domain/overview/alert'

test.each<[string, Parameters<typeof alertOf>[1], string | undefined]>([
  ['2010-11-26', 'livingAlone', '15岁，登记为独自生活：未满16周岁不得脱离监护单独生活'],
  ['2010-11-25', 'livingAlone', undefined],
  ['2018-11-26', 'livingAlone', '7岁，登记为独自生活：未满8周岁不得无人看护'],
  ['2018-11-25', 'livingAlone', '8岁，登记为独自生活：未满16周岁不得脱离监护单独生活'],
  ['2018-11-26', 'none', '7岁，没有登记由谁照料：未满8周岁不得无人看护，请尽快核实'],
  ['2018-11-25', 'none', undefined],
  ['2019-01-01', 'kinshipGrandparent', undefined],
])('born %s, %s', (birthDate, care, text) => {
  expect(alertOf(birthDate, care, '2026-11-25')).toEqual(text && { text, law: '未成年人保护法第21条' })
})
