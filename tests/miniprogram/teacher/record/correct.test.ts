/** @jest-environment jsdom */
import { settled, textOf, type Mounted } from '../../mount'
import { no, type Phone } from '../../start/phone'
import { lost, open, save } from '../recording'
import { at, call, recordsPhone } from './acting'
import { record, type Opened } from './replies'

let phone: Phone
let answer: Opened

beforeEach(() => {
  jest.resetModules()
  answer = record()
  phone = recordsPhone(() => answer)
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

describe('correcting', () => {
  const health = (page: Mounted, value: string) => call(page, 'choose', at({ field: 'health' }, value))

  test('only what was changed is sent, with the version that was read', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    await save(page)
    expect(textOf(page)).toContain('还没有改动')
    health(page, '近视')
    await save(page)
    expect(asked('records.correct')[0]!.input).toEqual({
      childId: 3,
      version: 7,
      changes: { health: '近视' },
      note: '',
    })
    expect(phone.opened).toEqual(['back'])
  })

  test('somebody else was quicker: what was typed stays, what is there now stands beside it', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    health(page, '近视')
    answer = record({ version: 8, health: '对花生过敏', interests: '画画' })
    const online = phone.answer
    phone.answer = (one) => (one.action === 'records.correct' ? no('RECORD_CHANGED') : online(one))
    await save(page)
    await settled(20)
    expect(page.instance.data.entry).toMatchObject({ health: '近视', interests: '画画' })
    expect(textOf(page)).toContain('别人刚刚改成了：对花生过敏')
    phone.answer = online
    await save(page)
    expect(asked('records.correct').at(-1)!.input).toMatchObject({ version: 8, changes: { health: '近视' } })
  })

  test('without network nothing is lost, not even when the form is left; and nothing is stored', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    call(page, 'choose', at({ field: 'idNumber' }, '990101201705010026'))
    const online = phone.answer
    phone.answer = lost
    await save(page)
    expect(page.instance.data.entry).toMatchObject({ idNumber: '990101201705010026' })
    expect((page.instance.data.form as { text: string }).text).toContain('网络')
    expect(JSON.stringify([...phone.stored])).not.toContain('990101201705010026')
    phone.answer = online
  })

  test('an error stands at its field until it is mended', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    const online = phone.answer
    phone.answer = (one) =>
      one.action === 'records.correct'
        ? { ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { 'changes.health': 'tooLong' } } }
        : online(one)
    health(page, '近视')
    await save(page)
    expect(textOf(page)).toContain('太长了')
    health(page, '好')
    await settled(5)
    expect(textOf(page)).not.toContain('太长了')
  })
})
