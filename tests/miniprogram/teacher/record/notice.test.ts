/** @jest-environment jsdom */
import { textOf } from '../../mount'
import type { Phone } from '../../start/phone'
import { open, save } from '../recording'
import { recordsPhone } from './acting'
import { record } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = recordsPhone(record)
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

test('the entrustment: never a parent, with what the law says of who may not be entrusted', async () => {
  const page = await open('notice', { id: '3' })
  expect(textOf(page)).toContain('奶奶李桂兰')
  expect(textOf(page)).not.toContain('爸爸王强')
  expect(textOf(page)).toContain('第22条')
  await save(page)
  expect(asked('records.notice')[0]!.input).toMatchObject({ childId: 3, caregiverId: 12, villageTold: false })
})
