import type { Output } from '../../contract/actions'
import type { Role } from '../../contract/roles'
import { call, type Answer } from './cloud'
import { currentHat, takeOff, wear } from './hat'
import { clear, read, write } from './storage'

export type Session = Output<'session.open'>
export type Hat = Session['hats'][number]

const KEY = 'session'
let open: Session | undefined

/** Who this phone's owner was when the server was last asked; also without network. undefined before the first answer. */
export function session(): Session | undefined {
  open ??= read<Session>(KEY)
  return open
}

function remember(fresh: Session): void {
  open = fresh
  write(KEY, fresh)
  if (fresh.hats.some((hat) => hat.key === currentHat())) return
  const first = fresh.hats[0]
  if (first) wear(first.key)
  else takeOff()
}

async function remembering<A extends 'session.open' | 'session.signIn'>(asked: Promise<Answer<A>>): Promise<Answer<A>> {
  const answer = await asked
  if (answer.ok) remember(answer.data)
  return answer
}

/** Asks the server who this WeChat user is. */
export function openSession(): Promise<Answer<'session.open'>> {
  return remembering(call('session.open', {}))
}

/** Binds this WeChat user to the phone number behind WeChat's one-time code (`bindgetphonenumber`). */
export function signIn(phoneCode: string): Promise<Answer<'session.signIn'>> {
  return remembering(call('session.signIn', { phoneCode }))
}

/** The hat worn now with its place and role; undefined when nobody is signed in. */
export function wornHat(): Hat | undefined {
  return session()?.hats.find((hat) => hat.key === currentHat())
}

const homes: Record<Role, string> = {
  parent: '/pages/parent/home/index',
  teacher: '/pages/teacher/home/index',
  desk: '/pages/teacher/home/index',
  head: '/pages/head/home/index',
  district: '/pages/district/home/index',
}

/** The first page of a hat. */
export function homeOf(role: Role): string {
  return homes[role]
}

/** Puts on another hat and starts at its home. Nothing happens when the person does not own it. */
export function changeHat(key: string): void {
  const hat = session()?.hats.find((candidate) => candidate.key === key)
  if (!hat) return
  wear(hat.key)
  wx.reLaunch({ url: homeOf(hat.role) })
}

/** Forgets everything about the person on this phone: hats, kept replies, commands that still waited. */
export function signOut(): void {
  open = undefined
  takeOff()
  clear()
  wx.reLaunch({ url: '/pages/start/index' })
}
