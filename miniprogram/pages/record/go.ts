import type { Input } from '../../../contract/actions'
import { handOver } from '../../services/known-names'

export type NoteKindName = Input<'notes.form'>['kind']

/** A child as other screens know it; the name lets a form open without network, and stands in no address. */
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

/** Opens a child's page. */
export function openChild(childId: number): void {
  wx.navigateTo({ url: `/pages/record/child/index?id=${childId}` })
}

/** Opens the form for one family call of a child. */
export function logCall(child: Someone, { bookingId, relation, dial }: CallFor = {}): void {
  const booking = bookingId ? `&booking=${bookingId}` : ''
  const more = `${booking}${relation ? `&relation=${relation}` : ''}${dial ? '&dial=1' : ''}`
  handOver(child)
  wx.navigateTo({ url: `/pages/record/call/index?id=${child.childId}${more}` })
}

/** Opens the form for a note of any kind about a child. */
export function writeNote(kind: NoteKindName, child: Someone): void {
  handOver(child)
  wx.navigateTo({ url: `/pages/record/note/index?kind=${kind}&id=${child.childId}` })
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

/** The forms in which a child's record is kept. */
export type RecordForm = 'correct' | 'contact' | 'care' | 'notice'

/** Opens a child's record (档案). */
export function openRecord(childId: number): void {
  wx.navigateTo({ url: `/pages/record/file/index?id=${childId}` })
}

/** Opens one of a record's forms; `more` is the rest of its query. */
export function openForm(form: RecordForm, childId: number, more: Record<string, string | number> = {}): void {
  const query = Object.entries({ id: childId, ...more }).map(([key, value]) => `${key}=${value}`)
  wx.navigateTo({ url: `/pages/record/${form}/index?${query.join('&')}` })
}

/** Opens the list of what records still lack. */
export function openGaps(classId = 0): void {
  wx.navigateTo({ url: `/pages/record/gaps/index${classId ? `?class=${classId}` : ''}` })
}
