import type { Output } from '../../contract/actions'
import type { Role } from '../../contract/roles'
import { call, type Answer } from './cloud'
import { currentHat, takeOff, wear } from './hat'
import { removeFiles } from './files'
import { forgetChildren } from './kept-children'
import { forgetNames } from './known-names'
import { clear, read, write } from './storage'
import { forgetHatsBut } from './withdrawn'

export type Session = Output<'session.open'>
export type Hat = Session['hats'][number]

const KEY = 'session'
let open: Session | undefined
/** Rises with every sign-out, so that an answer that was under way does not bring back who has left. */
let leavings = 0
let checking: Promise<void> | undefined

/** Who this phone's owner was when the server was last asked; also without network. undefined before the first answer. */
export function session(): Session | undefined {
  open ??= read<Session>(KEY)
  return open
}

function remember(fresh: Session): void {
  open = fresh
  write(KEY, fresh)
  forgetHatsBut(fresh.hats.map((hat) => hat.key))
  if (fresh.consentNeeded) fresh.hats.filter(({ role }) => role === 'parent').forEach(({ key }) => forgetChildren(key))
  if (fresh.hats.some((hat) => hat.key === currentHat())) return
  const first = fresh.hats[0]
  if (first) wear(first.key)
  else takeOff()
}

type SessionAction = 'session.open' | 'session.signIn' | 'session.bindCode'

async function remembering<A extends SessionAction>(asked: Promise<Answer<A>>): Promise<Answer<A>> {
  const before = leavings
  const answer = await asked
  if (answer.ok && before === leavings) remember(answer.data)
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

/** Binds this WeChat user to the relative on whose printed contact card the code stands; spaces and small letters are taken. */
export function bindCode(code: string): Promise<Answer<'session.bindCode'>> {
  return remembering(call('session.bindCode', { code }))
}

async function check(): Promise<void> {
  const worn = currentHat()
  const answer = await openSession()
  if (!answer.ok || !worn || answer.data.hats.some((hat) => hat.key === worn)) return
  wx.reLaunch({ url: '/pages/start/index?gone=1' })
}

/**
 * The server has refused something that the hat should be able to ask: perhaps it is gone (unbound, left the staff). Asks once, whoever else asks meanwhile; what belongs to a
 * hat that is gone leaves the phone, and its pages with it.
 */
export function checkHat(): Promise<void> {
  checking ??= check().finally(() => {
    checking = undefined
  })
  return checking
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

/** Forgets everything about the person on this phone: hats, kept replies, drafts, commands that still waited, files that were opened. */
export function signOut(): void {
  leavings += 1
  open = undefined
  takeOff()
  forgetNames()
  clear()
  removeFiles()
  wx.reLaunch({ url: '/pages/start/index' })
}
