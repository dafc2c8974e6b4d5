/** @jest-environment jsdom */
import { builtModule, mount } from '../mount'
import { Wechat } from '../wechat'
import { placePage } from './probe'

test('kept replies stay within their bound, the oldest go first, and sign-out forgets them', () => {
  const wechat = new Wechat().install()
  mount(placePage())
  const replies = builtModule<{
    keep(name: string, data: unknown, limit: number): void
    kept(name: string): { data: unknown } | undefined
  }>('services/kept-replies')
  for (const name of ['a', 'b', 'c']) replies.keep(name, '字'.repeat(100), 700)
  expect(['a', 'b', 'c'].map((name) => replies.kept(name) !== undefined)).toEqual([false, true, true])
  replies.keep('huge', '字'.repeat(1000), 700)
  expect(replies.kept('huge')).toBeUndefined()
  builtModule<{ signOut(): void }>('services/session').signOut()
  expect([...wechat.stored.keys()]).toEqual([])
  expect(wechat.opened).toEqual(['/pages/start/index'])
})
