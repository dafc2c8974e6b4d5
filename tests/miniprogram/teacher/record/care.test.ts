/** @jest-environment jsdom */
import { settled, textOf } from '../../mount'
import type { Phone } from '../../start/phone'
import { open, save } from '../recording'
import { call, recordsPhone } from './acting'
import { record } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = recordsPhone(record)
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

test('who cares: only those of the card who can; the single one is chosen by itself', async () => {
  const page = await open('care', { id: '3' })
  call(page, 'chooseKind', { detail: { value: 'parent' } })
  await save(page)
  expect(asked('records.care')[0]!.input).toMatchObject({ childId: 3, kind: 'parent', caregiverId: 11 })
  const alone = await open('care', { id: '3' })
  call(alone, 'chooseKind', { detail: { value: 'livingAlone' } })
  await settled(5)
  expect(textOf(alone)).toContain('第21条')
})
