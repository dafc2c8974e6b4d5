/** @jest-environment jsdom */
import type { Session } from '../../../miniprogram/services/session'
import { mount, settled, tap, textOf, type Mounted } from '../mount'
import { known, no, Phone } from './phone'

type Hat = Session['hats'][number]

const hat = (role: Hat['role']): Hat => ({ key: `1:${role}`, role, place: '柳溪镇中心小学', placeId: 1 })
const homes = [
  ['teacher', 'teacher'],
  ['desk', 'teacher'],
  ['head', 'head'],
  ['district', 'district'],
  ['parent', 'parent'],
] as const

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install()
  // What stands at the top of a home does not wait for the school.
  phone.answer = () => no('INTERNAL')
})

async function home(folder: string, query: object = {}): Promise<Mounted> {
  const page = mount(`pages/${folder}/home/index`)
  ;(page.instance.onLoad as (query: object) => void)(query)
  await settled(30)
  return page
}

describe.each(homes)('the home of %s', (role, folder) => {
  const other = role === 'parent' ? 'teacher' : 'parent'
  const line = `${role === 'parent' ? '老师' : '家长'}·柳溪镇中心小学切换`

  test('has one line on top for somebody with a second hat, which changes over', async () => {
    phone.signedIn(known({ hats: [hat(role), hat(other)] }))
    const page = await home(folder)
    expect(textOf(page).startsWith(line)).toBe(true)
    await tap(mount('pages/me/other-hat/index'), '.other')
    expect(phone.stored.get('hat')).toBe(`1:${other}`)
    expect(phone.opened).toEqual([`/pages/${other}/home/index`])
  })

  test('says nothing of hats to everybody else', async () => {
    phone.signedIn(known({ hats: [hat(role)] }))
    expect(textOf(await home(folder))).not.toContain('切换')
    expect(textOf(mount('pages/me/other-hat/index'))).toBe('')
  })
})

test('a message opened under another hat puts on its own, and what is asked next is asked with it', async () => {
  phone.signedIn(known({ hats: [hat('teacher'), hat('parent')] }))
  expect(phone.stored.get('hat')).toBe('1:teacher')
  await home('parent', { tab: 'week', child: '3', week: '2026-11-16', hat: encodeURIComponent('1:parent') })
  expect(phone.stored.get('hat')).toBe('1:parent')
  expect(phone.asked.map(({ hat: worn }) => worn)).toEqual(['1:parent'])
  expect(phone.opened).toEqual([])
})

test('a message for a hat that is gone leads home with the hat that is left', async () => {
  phone.signedIn(known({ hats: [hat('teacher')] }))
  await home('parent', { tab: 'week', hat: encodeURIComponent('1:parent') })
  expect(phone.asked).toEqual([])
  expect(phone.opened).toEqual(['/pages/teacher/home/index'])
})
