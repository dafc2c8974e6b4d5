import { builtModule, mount, settled, type Mounted } from '../mount'
import { ok, Phone } from '../start/phone'
import { asTeacher, callForm, child, longName, noteForm } from './replies'

export type Event = (event: object) => void

/** The query with which other screens open a form for the child of `replies`. */
export const here = { id: '3', name: longName }

/** No network: what `wx.cloud` says then. */
export const lost = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })

const mountedPages: Mounted[] = []

/** A teacher's phone with a school that accepts every record; back and dialled numbers stand in `opened`. */
export function teachersPhone(): Phone {
  // A page of the test before would still write its draft a moment later, into this test's storage.
  mountedPages.splice(0).forEach((page) => page.detach())
  const phone = new Phone().install().signedIn(asTeacher)
  phone.answer = ({ action, input }) => {
    if (action === 'calls.form') return ok(callForm())
    if (action === 'notes.form') return ok(noteForm((input as { kind: 'talkNote' }).kind))
    if (action === 'contacts.reveal') return ok({ name: '王秀英', phones: ['19900000001'] })
    if (action === 'children.open') return ok(child())
    if (action.endsWith('.undo')) return ok({ undone: true })
    return ok({ callId: 70, noteId: 80, undoUntil: '2099-01-01T00:00:00.000Z' })
  }
  Object.assign(wx, {
    navigateBack: async () => void phone.opened.push('back'),
    makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => void phone.opened.push(phoneNumber),
  })
  Object.assign(globalThis, { getCurrentPages: () => [1, 2] })
  return phone
}

/** Opens a page of `pages/record` with its query. */
export async function open(page: string, query: object): Promise<Mounted> {
  const mounted = mount(`pages/record/${page}/index`)
  mountedPages.push(mounted)
  const { id, name } = query as { id?: string; name?: string }
  // What the page before hands over; it is in no address.
  if (name)
    builtModule<{ handOver(child: object): void }>('services/known-names').handOver({ childId: Number(id), name })
  ;(mounted.instance.onLoad as Event)(query)
  await settled(30)
  return mounted
}

export async function save(page: Mounted): Promise<void> {
  await (page.instance.save as () => Promise<void>)()
  await settled(10)
}

/** All elements of a mounted page, those inside its components included. */
export const nodes = (mounted: Mounted) => (mounted.dom.innerHTML.match(/<[a-z]/g) ?? []).length + 1

/** What the page under a form offers to take back, in the memory that the page mounted last shares. */
export const saved = () =>
  builtModule<typeof import('../../../miniprogram/pages/record/saved')>('pages/record/saved.js')
