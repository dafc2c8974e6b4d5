/** @jest-environment jsdom */
import type { Output } from '../../../../contract/actions'
import { settled, textOf } from '../../mount'
import { ok, type Phone } from '../../start/phone'
import { open } from '../recording'
import { call, recordsPhone } from './acting'
import { record } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = recordsPhone(record)
})

test('what is missing, as a list that goes on', async () => {
  const gapsReply = (page: number): Output<'records.gaps'> => ({
    classes: [{ classId: 1, name: '一年级1班' }],
    total: 60,
    complete: 5,
    missing: 80,
    groups: [
      { group: 'child', children: 55 },
      { group: 'care', children: 0 },
    ],
    pageSize: 50,
    incomplete: 55,
    children: [{ childId: page + 1, name: `孩子${page}`, className: '一年级1班', gaps: ['idNumber', 'notice'] }],
  })
  phone.answer = ({ input }) => ok(gapsReply((input as { page?: number }).page ?? 0))
  const page = await open('gaps', {})
  expect(textOf(page)).toContain('60份档案，5份齐全，一共还差80项')
  expect(textOf(page)).toContain('还差2项：身份证号、有效的委托照护书')
  await call(page, 'more')
  await settled(10)
  expect(textOf(page)).toContain('孩子1')
})
