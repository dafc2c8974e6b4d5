import type { Input } from '../../../contract/actions'

export type NoteKindName = Input<'notes.form'>['kind']

/** A child as other screens know it; the name lets a form open without network. */
export interface Someone {
  childId: number
  name: string
}

export interface CallFor {
  bookingId?: number
  /** Code of the relative's relation who booked; called before the rest of the card. */
  relation?: string
  /** Hands the number over to the phone as soon as the form is open. */
  dial?: boolean
}

const nameOf = ({ name }: Someone) => encodeURIComponent(name)

/** Opens a child's page. */
export function openChild(childId: number): void {
  wx.navigateTo({ url: `/pages/record/child/index?id=${childId}` })
}

/** Opens the form for one family call of a child. */
export function logCall(child: Someone, { bookingId, relation, dial }: CallFor = {}): void {
  const booking = bookingId ? `&booking=${bookingId}` : ''
  const more = `${booking}${relation ? `&relation=${relation}` : ''}${dial ? '&dial=1' : ''}`
  wx.navigateTo({ url: `/pages/record/call/index?id=${child.childId}&name=${nameOf(child)}${more}` })
}

/** Opens the form for a note of any kind about a child. */
export function writeNote(kind: NoteKindName, child: Someone): void {
  wx.navigateTo({ url: `/pages/record/note/index?kind=${kind}&id=${child.childId}&name=${nameOf(child)}` })
}

/** What a child still waits for, done: the form that belongs to a need. */
export function fulfil(need: 'familyCall' | NoteKindName, child: Someone): void {
  if (need === 'familyCall') logCall(child)
  else writeNote(need, child)
}

/** Back to where one was; home, when a form was the first page to open. */
export function goBack(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else wx.reLaunch({ url: '/pages/start/index' })
}
