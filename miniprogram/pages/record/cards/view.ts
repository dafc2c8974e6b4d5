import type { Output } from '../../../../contract/actions'

/** What came of it: `48 张联系卡，其中 12 位家人有新的绑定码`. */
export function doneText({ cards, codes }: Pick<Output<'binding.cards'>, 'cards' | 'codes'>): string {
  return codes > 0
    ? `${cards} 张联系卡，${codes} 位家人有新的绑定码。以前印的码作废了。`
    : `${cards} 张联系卡。家人都已经绑定，没有新的绑定码。`
}
