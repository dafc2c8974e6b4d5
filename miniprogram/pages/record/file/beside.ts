import { requestStateLabel } from '../../../../contract/labels'
import type { Opened } from '../forms'
import { dayText } from './words'

export interface CorrectionRow {
  requestId: number
  when: string
  words: string
  state: string
  /** Class and icon of the state: told apart by more than a colour. */
  tone: 'waiting' | 'reached' | 'missed'
  icon: string
}

export interface Link {
  key: string
  label: string
  more: string
  icon: string
  url: string
}

const tones = {
  open: ['waiting', 'half-circle'],
  done: ['reached', 'check-round'],
  refused: ['missed', 'cross-round'],
} as const

/** What guardians say is wrong, as one line each: when, in their words, how it stands. */
export function correctionRows({ corrections }: Opened): CorrectionRow[] {
  return corrections.map(({ requestId, on, words, state }) => {
    const [tone, icon] = tones[state]
    return { requestId, when: `${dayText(on)} 提出`, words, state: requestStateLabel[state], tone, icon }
  })
}

const pages: Array<Omit<Link, 'url'> & { room: string; may: 'people' | 'trail' }> = [
  {
    key: 'consents',
    label: '同意情况',
    more: '家长同意了什么，撤回了什么',
    icon: 'check-round',
    room: 'consent/ledger',
    may: 'people',
  },
  {
    key: 'bindings',
    label: '谁绑定了微信',
    more: '给绑定码，看谁能读每周简报',
    icon: 'people',
    room: 'record/bindings',
    may: 'people',
  },
  {
    key: 'readers',
    label: '谁看过',
    more: '谁在什么时候看过、改过',
    icon: 'search',
    room: 'rights/readers',
    may: 'trail',
  },
  {
    key: 'held',
    label: '存了什么',
    more: '要副本，登记书面的更正或删除申请',
    icon: 'file',
    room: 'rights/held',
    may: 'trail',
  },
]

/** Pages beside the record that its reader may open. A child who has left has no bindings. */
export function linksOf({ childId, leftOn, can }: Opened): Link[] {
  return pages
    .filter(({ key, may }) => can[may] && !(leftOn && key === 'bindings'))
    .map(({ key, label, more, icon, room }) => ({
      key,
      label,
      more,
      icon,
      url: `/pages/${room}/index?childId=${childId}`,
    }))
}
