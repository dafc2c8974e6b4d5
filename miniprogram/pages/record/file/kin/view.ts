import { relationLabel } from '../../../../../contract/labels'
import type { Kin, Opened } from '../../forms'

export interface KinCard {
  relativeId: number
  /** `第一联系人`; empty for who has died. */
  place: string
  /** `爸爸 李建国` */
  title: string
  phones: string
  /** `在广东某厂，务工` and the like, each on its line. */
  lines: string[]
  tags: string[]
  dialable: boolean
  /** Masked values that can be shown in full. */
  sealed: Array<{ what: 'relativeAddress' | 'employerAddress' | 'employerPhone'; label: string; text: string }>
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

function sealedOf({ address, employerAddress, employerPhone }: Kin): KinCard['sealed'] {
  const all: KinCard['sealed'] = [
    { what: 'relativeAddress', label: '住址', text: address },
    { what: 'employerAddress', label: '单位地址', text: employerAddress },
    { what: 'employerPhone', label: '单位电话', text: employerPhone },
  ]
  return all.filter(({ text }) => text !== '')
}

function linesOf({ employer, occupation, reachable, healthNote, age }: Kin): string[] {
  return [
    [employer, occupation].filter(Boolean).join('，'),
    reachable && `方便联系：${reachable}`,
    [age === null ? '' : `${age}岁`, healthNote && `身体：${healthNote}`].filter(Boolean).join('，'),
  ].filter((text) => text !== '')
}

/** The contact card in the order in which to call; who has died comes last and is nobody's contact. */
export function kinCards({ relatives }: Pick<Opened, 'relatives'>): KinCard[] {
  const ordered = [...relatives.filter((one) => !one.deceased), ...relatives.filter((one) => one.deceased)]
  return ordered.map((one, index) => {
    const { relativeId, name, relation, relationText, phones, deceased, isCaregiver, atHome, signedIn } = one
    const special = relation !== 'father' && relation !== 'mother' && relationText !== relationLabel[relation]
    const called = relationText && special ? `（${relationText}）` : ''
    return {
      relativeId,
      place: deceased ? '' : `第${numerals[index] ?? index + 1}联系人`,
      title: `${relationLabel[relation]} ${name}${called}`,
      phones: deceased ? '' : phones.join('、') || '还没有登记号码',
      lines: linesOf(one),
      tags: [
        ...(deceased ? ['已故'] : []),
        ...(isCaregiver ? ['照料孩子'] : []),
        ...(atHome && !isCaregiver ? ['住在家里'] : []),
        ...(signedIn ? ['在用雁书'] : []),
      ],
      dialable: phones.length > 0 && !deceased,
      sealed: sealedOf(one),
    }
  })
}
