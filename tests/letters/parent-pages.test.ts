/** @jest-environment jsdom */
import { textOf } from '../miniprogram/mount'
import { known, no, parent } from '../miniprogram/start/phone'
import { at, LetterPhone } from './phone'
import { read, TODAY } from './replies'

const letters = new LetterPhone()
const { open, acting, sent } = letters

describe('a parent', () => {
  beforeEach(() => letters.phone.signedIn(known({ hats: [parent], templates: { letter: 'T6', weeklyUpdate: 'T1' } })))

  test('reads it and confirms with one tap, which shows at once and asks for the next message in the same tap', async () => {
    const page = await open('read/index', { letter: '7' })
    expect(letters.phone.actions).toEqual(['letters.read'])
    expect(textOf(page)).toContain('新学期开始了。')
    await acting(page, 'confirm')
    expect(textOf(page)).toContain('您看过了，学校知道了')
    expect(letters.phone.subscribed.length).toBe(1)
    expect(sent('letters.confirm')).toEqual([{ letterId: 7 }])
  })

  test('without network the confirmation waits on the phone; what the school refuses is taken back and said', async () => {
    const page = await open('read/index', { letter: '7' })
    letters.lost()
    await acting(page, 'confirm')
    expect(textOf(page)).toContain('您看过了')
    expect(letters.phone.stored.get('outbox')).toMatchObject([
      { action: 'letters.confirm', input: { letterId: 7 } },
      { action: 'messages.credit' },
    ])
    const other = await open('read/index', { letter: '7' })
    letters.answered({ 'letters.confirm': no('NOT_FOUND') })
    await acting(other, 'refresh')
    await acting(other, 'confirm')
    expect(textOf(other)).toContain('我看过了')
    expect(textOf(other)).toContain('没有找到')
  })

  test('that the school has taken back is gone with a kind word and a way on; a network that fails is another matter', async () => {
    letters.answered({ 'letters.read': no('NOT_FOUND') })
    const page = await open('read/index', { letter: '7' })
    expect(textOf(page)).toContain('可能学校收回了')
    expect(textOf(page)).not.toContain('权限')
    await acting(page, 'others')
    expect(letters.phone.opened).toEqual(['/pages/letters/mine/index'])
    letters.answered({ 'letters.read': no('BUSY') })
    await acting(page, 'refresh')
    expect(textOf(page)).toContain('再试一次')
    expect(textOf(page)).not.toContain('收回了')
  })

  test('says 收到了 for one child', async () => {
    letters.replies['letters.read'] = read({
      kind: 'family',
      body: '',
      children: [{ childId: 1, name: '甲一', sent: true, confirmed: false }],
    })
    const page = await open('read/index', { letter: '7' })
    expect(textOf(page)).toContain('甲一写给您的信寄出了')
    await acting(page, 'came', at({ id: 1 }))
    expect(sent('letters.confirm')).toEqual([{ letterId: 7, childId: 1 }])
    expect(textOf(page)).toContain('甲一的信，收到了')
  })

  test('finds the term’s letters', async () => {
    const page = await open('mine/index')
    expect(textOf(page)).toContain('还没看，点开看看')
    await acting(page, 'open', at({ id: 7 }))
    expect(letters.phone.opened).toEqual(['/pages/letters/read/index?letter=7'])
    letters.replies['letters.mine'] = { today: TODAY, letters: [] }
    expect(textOf(await open('mine/index'))).toContain('这学期学校还没有来信')
  })
})
