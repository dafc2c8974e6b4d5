import type { Output } from '../../../../../contract/actions'
import { consentPurposeLabel, relationLabel } from '../../../../../contract/labels'
import { purposeView, type Purpose, type PurposeView } from '../../../consent/view'

type Consents = Output<'consents.list'>

export interface ChildView {
  childId: number
  name: string
  /** `三年级1班 · 柳溪镇中心小学` */
  about: string
  relation: string
  others: Array<{ key: string; label: string; signedIn: boolean }>
  purposes: PurposeView[]
}

export interface View {
  children: ChildView[]
  /** WeChat messages that may still be sent. */
  messages: string
  messagesWanted: boolean
  /** What became of the requests to the school; empty where there is nothing to tell. */
  requests: string
  answered: boolean
}

const purposes = Object.keys(consentPurposeLabel) as Purpose[]

function childView({
  childId,
  name,
  className,
  school,
  relation,
  given,
  others,
}: Consents['children'][number]): ChildView {
  return {
    childId,
    name,
    about: `${className} · ${school}`,
    relation: `您是${relationLabel[relation]}`,
    others: others.map((one, index) => ({
      key: `${one.relation}${index}`,
      label: `${relationLabel[one.relation]} ${one.name}`,
      signedIn: one.signedIn,
    })),
    purposes: purposes.map((key) =>
      purposeView(
        key,
        given.some(({ purpose }) => purpose === key),
      ),
    ),
  }
}

/** What a parent finds under 我的: each child with who else is on the card and what was consented to, and the messages left. */
export function toView({ children, messagesLeft, requests: { open, answered } }: Consents): View {
  const seen = children.map(childView)
  return {
    children: seen,
    messages: messagesLeft > 0 ? `还能收到 ${messagesLeft} 条微信消息` : '现在收不到微信消息',
    requests: answered > 0 ? `学校答复了 ${answered} 个` : open > 0 ? `${open} 个在处理` : '',
    answered: answered > 0,
    messagesWanted: seen.some(({ purposes }) => purposes.some(({ key, on }) => key === 'messages' && on)),
  }
}
