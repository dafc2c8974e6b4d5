/** @jest-environment jsdom */
import { settled, textOf } from '../miniprogram/mount'
import { known, no, teacher } from '../miniprogram/start/phone'
import { at, LetterPhone, picked } from './phone'
import { child, form, opened, TODAY } from './replies'

const letters = new LetterPhone()
const { open, acting, sent } = letters

test('the list leads to one letter, and to a new one', async () => {
  const page = await open('index')
  expect(letters.phone.actions).toEqual(['letters.list'])
  expect(textOf(page)).toContain('已签收48/50')
  await acting(page, 'open', at({ id: 7 }))
  await acting(page, 'write')
  expect(letters.phone.opened).toEqual(['/pages/letters/one/index?letter=7', '/pages/letters/write/index'])
  letters.replies['letters.list'] = { today: TODAY, letters: [] }
  expect(textOf(await open('index'))).toContain('还没有发过信')
})

describe('writing', () => {
  test('the letter that stands ready goes out with two taps, the second one after a question that says to whom', async () => {
    const page = await open('write/index')
    expect(textOf(page)).toContain('发给家长（3个孩子）')
    await acting(page, 'announce')
    expect(letters.phone.modals[0]).toContain('3 个孩子的家长')
    expect(sent('letters.announce')).toMatchObject([
      { kind: 'toParents', occasion: 'termStart', title: '新学期致家长的一封信' },
    ])
    expect(letters.phone.opened).toEqual(['/pages/letters/one/index?letter=9'])
  })

  test('nothing goes out empty, to nobody, or after 再看看', async () => {
    const page = await open('write/index')
    await acting(page, 'body', picked(' '))
    await acting(page, 'announce')
    expect(textOf(page)).toContain('信还是空的')
    await acting(page, 'body', picked('各位家长，好。'))
    await acting(page, 'whole', picked(false))
    await acting(page, 'announce')
    expect(textOf(page)).toContain('请选发给哪些班')
    await acting(page, 'chooseClasses', picked([2]))
    letters.phone.confirm = false
    await acting(page, 'announce')
    expect(letters.phone.modals).toEqual([expect.stringContaining('1 个孩子的家长')])
    expect(sent('letters.announce')).toEqual([])
  })

  test('what is refused is said at its field, and what was written stays', async () => {
    const page = await open('write/index')
    await acting(page, 'body', picked('各位家长，新的一学期。'))
    letters.answered({
      'letters.announce': { ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { dueOn: 'dayOver' } } },
    })
    await acting(page, 'announce')
    expect(textOf(page)).toContain('这一天已经过去了')
    letters.answered({ 'letters.announce': no('TEXT_REFUSED') })
    await acting(page, 'announce')
    expect((page.instance.data.entry as { body: string }).body).toBe('各位家长，新的一学期。')
    expect(letters.phone.opened).toEqual([])
  })

  test('a teacher begins a round of family letters; there is no place for their text', async () => {
    letters.phone.signedIn(known({ hats: [teacher] }))
    letters.replies['letters.form'] = form({
      kinds: ['family'],
      classes: [{ classId: 1, name: '三年级1班', children: 2 }],
    })
    const page = await open('write/index')
    expect(textOf(page)).toContain('信里的话谁也不看、不存')
    expect(textOf(page)).not.toContain('备好的信')
    await acting(page, 'occasion', picked('birthday'))
    await acting(page, 'announce')
    expect(sent('letters.announce')).toEqual([
      { kind: 'family', occasion: 'birthday', title: '生日写信给爸爸妈妈', body: '' },
    ])
  })

  test('who has no class is told who writes', async () => {
    letters.replies['letters.form'] = form({ kinds: ['family'], classes: [] })
    expect(textOf(await open('write/index'))).toContain('信由班主任和校长来发')
  })
})

describe('one letter', () => {
  test('a tick shows before the answer, and is taken back for five seconds', async () => {
    const page = await open('one/index', { letter: '7' })
    letters.phone.answer = () => new Promise(() => undefined)
    void (page.instance.tick as (event: object) => void)(at({ id: 1, what: 'confirmed', on: true }))
    await settled(20)
    expect(textOf(page)).toContain('老师登记的')
    expect(textOf(page)).toContain('已签收1/2')
    expect(textOf(page)).toContain('记下了')
    letters.answered()
    await acting(page, 'undo')
    expect(sent('letters.mark')).toEqual([
      { letterId: 7, childIds: [1], what: 'confirmed', on: true },
      { letterId: 7, childIds: [1], what: 'confirmed', on: false },
    ])
    expect(textOf(page)).not.toContain('老师登记的')
  })

  test('a whole class of family letters is one tap, in a village without signal too', async () => {
    letters.replies['letters.open'] = opened({ kind: 'family' })
    const page = await open('one/index', { letter: '7' })
    expect(textOf(page)).toContain('这2封都寄出了')
    letters.lost()
    await acting(page, 'sendAll')
    expect(textOf(page)).toContain('3/3寄出')
    expect(letters.phone.stored.get('outbox')).toMatchObject([
      {
        action: 'letters.mark',
        input: { childIds: [1, 2], what: 'sent', on: true },
        label: '新学期致家长的一封信的登记',
      },
    ])
  })

  test('a tick that the school refuses is not left standing', async () => {
    const page = await open('one/index', { letter: '7' })
    letters.answered({ 'letters.mark': no('NOT_FOUND') })
    await acting(page, 'tick', at({ id: 1, what: 'confirmed', on: true }))
    expect(textOf(page)).not.toContain('老师登记的')
    expect(textOf(page)).not.toContain('记下了')
  })

  test('who waits is called with one tap, and a class is turned to', async () => {
    letters.replies['contacts.reveal'] = { name: '甲父', phones: ['19900008001'] }
    const dialled: string[] = []
    Object.assign(wx, {
      makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => void dialled.push(phoneNumber),
    })
    const page = await open('one/index', { letter: '7' })
    await acting(page, 'dial', at({ index: 0 }))
    expect(sent('contacts.reveal')).toEqual([{ childId: 1, relativeId: 11 }])
    expect(dialled).toEqual(['19900008001'])
    letters.replies['letters.open'] = opened({
      classId: 2,
      children: [child(3, '丙一', { confirmed: 'family', first: null })],
    })
    await acting(page, 'turn', at({ id: 2 }))
    expect(sent('letters.open').at(-1)).toEqual({ letterId: 7, classId: 2 })
    expect(textOf(page)).toContain('家长签收了')
  })

  test('it is withdrawn after a question, by who may', async () => {
    const page = await open('one/index', { letter: '7' })
    letters.replies['letters.open'] = opened({ withdrawn: true, can: { withdraw: false } })
    await acting(page, 'withdraw')
    expect(letters.phone.modals[0]).toContain('撤回后不能恢复')
    expect(sent('letters.withdraw')).toEqual([{ letterId: 7 }])
    expect(textOf(page)).toContain('这封信撤回了，家长看不到')
    expect(textOf(page)).not.toContain('撤回这封信')
  })
})
