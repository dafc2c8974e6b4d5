import type { Output } from '../../../../../contract/actions'
import { noteKindLabel } from '../../../../../contract/labels'
import type { NoteKindName } from '../../../record/go'
import { otherKinds } from '../../../record/other-kinds'
import { gapText, lastCallText, todayAt } from '../../../record/words'
import type { Need } from '../today/view'

type Today = Output<'week.today'>
type List = Output<'children.list'>

export interface Card {
  key: Need
  label: string
  icon: string
  /** What it is, in a few words. */
  text: string
}

const all: Card[] = [
  { key: 'familyCall', label: '电话', icon: 'phone', text: '亲情电话' },
  { key: 'talkNote', label: '谈心', icon: 'talk', text: '和孩子聊聊' },
  { key: 'homeVisit', label: '家访', icon: 'visit', text: '到家里看看' },
]

/** What can be written down of a child at any time, without a round in which it is due. */
export type What = Need | NoteKindName

/** What one may write down; the desk logs calls only. */
export const whatsOf = (desk: boolean): Card[] => (desk ? all.slice(0, 1) : all)

/** The other kinds, as chips under them. */
export const othersOf = (desk: boolean) => (desk ? [] : otherKinds)

const waitedFor = (what: What): what is Need => all.some(({ key }) => key === what)

export interface Row {
  childId: number
  name: string
  className: string
  note: string
  missed: boolean
}

export interface View {
  missing: Record<Need, Row[]>
}

const noneText: Record<Need, string> = {
  familyCall: '这周的电话都打过了。要再记一次，就搜孩子的名字。',
  talkNote: '谈心都没有落下。要再记一次，就搜孩子的名字。',
  homeVisit: '家访都没有落下。要再记一次，就搜孩子的名字。',
}

/** Said where nobody waits for this any more, or where nobody ever does. */
export const nobodyWaits = (what: What): string =>
  waitedFor(what) ? noneText[what] : `搜孩子的名字或首字母，记${noteKindLabel[what]}。`

/** Who waits for it, longest first. */
export const waitingRows = ({ missing }: View, what: What): Row[] => (waitedFor(what) ? missing[what] : [])

/** The title over the children. */
export const titleOf = (what: What): string => (waitedFor(what) ? '这周还差的' : '记谁的')

/** Who waits for what, longest first, straight from today's reply. */
export function toView({ missing }: Today): View {
  const waitingFor = (need: Need): Row[] =>
    missing
      .filter(({ needs }) => needs.includes(need))
      .map(({ childId, name, className, weeksWithoutCall }) => {
        const note = need === 'familyCall' ? gapText(weeksWithoutCall) : ''
        return { childId, name, className, note, missed: note !== '' }
      })
  return {
    missing: {
      familyCall: waitingFor('familyCall'),
      talkNote: waitingFor('talkNote'),
      homeVisit: waitingFor('homeVisit'),
    },
  }
}

/** Children found by name. `present` in milliseconds since 1970. */
export function foundRows({ children }: List, present: number): Row[] {
  return children.map(({ id, name, className, last }) => {
    const ago = lastCallText(last, todayAt(present))
    return { childId: id, name, className, note: ago.text, missed: ago.missed }
  })
}

/** The waiting ones whose name holds what was typed, for a phone without network. */
export function amongMissing({ missing }: View, search: string): Row[] {
  const seen = new Map<number, Row>()
  for (const rows of Object.values(missing)) for (const row of rows) seen.set(row.childId, row)
  return [...seen.values()].filter(({ name }) => name.includes(search))
}
