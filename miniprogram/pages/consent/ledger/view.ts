import type { Output } from '../../../../contract/actions'
import { consentPurposeLabel, consentStandingLabel, relationLabel } from '../../../../contract/labels'
import { clockText, dateOf, minuteOf, monthDay } from '../../../../contract/week'

type Ledger = Output<'consents.ledger'>
type Entry = Ledger['entries'][number]
type Guardian = Ledger['unasked'][number]

export interface View {
  name: string
  purposes: Array<{ key: string; label: string; standing: string; tone: string; icon: string; next: string }>
  /** `act`: what was done, 同意, 撤回 or 换了新版告知书. */
  entries: Array<{ key: string; act: string; what: string; who: string; when: string; given: boolean }>
  unasked: string
}

const tones = {
  given: ['reached', 'check-round'],
  withdrawn: ['missed', 'cross-round'],
  neverAsked: ['quiet', 'circle'],
} as const

/** What it means for a purpose to be withdrawn, for the child's guardians and teachers alike (domain/consents/processing.ts). */
const ended: Record<keyof typeof consentPurposeLabel, string> = {
  records: '不再写谈心、家访和每周简报；每周的通话、联系卡和由谁照料照常，法律要求学校做好。',
  photos: '不再拍、也不再给任何人看孩子的照片。',
  messages: '不再发微信消息，排着队的也不发了。',
  district: '上报人数时不算孩子。',
}

function whoOf({ relation, name, self }: Guardian): string {
  const kin = relation ? relationLabel[relation] : '已不在联系卡上的家人'
  return self ? `您（${kin}）` : name ? `${kin} ${name}` : kin
}

/** Whether a consent took the place of one that the same guardian had given to an older notice. */
function succeeds({ purpose, by, givenAt }: Entry, entries: Entry[]): boolean {
  return entries.some(
    (one) =>
      one.renewed &&
      one.withdrawnAt === givenAt &&
      one.purpose === purpose &&
      one.by.relation === by.relation &&
      one.by.name === by.name &&
      one.by.self === by.self,
  )
}

const moment = (at: string) => `${dateOf(at).slice(0, 4)}年${monthDay(dateOf(at))} ${clockText(minuteOf(at))}`

/**
 * Each purpose as it stands, then who said what and when, newest first: a consent and its withdrawal are two lines, a consent that took the place of an older version's is one, with
 * its own words.
 */
export function toView({ name, standing, entries, unasked }: Ledger): View {
  const lines = entries.flatMap(({ purpose, by, noticeVersion, givenAt, withdrawnAt, renewed }, index) => {
    const who = whoOf(by)
    const what = consentPurposeLabel[purpose]
    const yes = {
      key: `${index}y`,
      act: succeeds(entries[index]!, entries) ? '换了新版告知书，同意' : '同意',
      what,
      who,
      at: givenAt,
      when: `${moment(givenAt)}，同意书 ${noticeVersion} 版`,
      given: true,
    }
    return withdrawnAt === null || renewed
      ? [yes]
      : [{ ...yes, key: `${index}n`, act: '撤回', at: withdrawnAt, when: moment(withdrawnAt), given: false }, yes]
  })
  return {
    name,
    purposes: (Object.keys(consentPurposeLabel) as (keyof typeof consentPurposeLabel)[]).map((key) => {
      const how = standing[key] ?? 'neverAsked'
      const [tone, icon] = tones[how]
      return {
        key,
        label: consentPurposeLabel[key],
        standing: consentStandingLabel[how],
        tone,
        icon,
        next: how === 'withdrawn' ? ended[key] : '',
      }
    }),
    entries: lines
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ key, act, what, who, when, given }) => ({ key, act, what, who, when, given })),
    unasked: unasked.map(whoOf).join('、'),
  }
}
