import type { Output } from '../../../../contract/actions'
import { requestView, type RequestView } from '../../record/request-view'

/** A guardian's own requests. */
export function toView({ requests }: Output<'rights.mine'>): { requests: RequestView[] } {
  return { requests: requests.map(requestView) }
}
