export const tabs = [
  { key: 'week', label: '本周', icon: 'letter' },
  { key: 'calls', label: '通话', icon: 'phone' },
  { key: 'me', label: '我的', icon: 'person' },
]

export interface Place {
  tab: string
  /** 0 where the server is to choose. */
  childId: number
  /** Empty for the present week. */
  week: string
}

const positive = (text: string | undefined) => (text && /^[1-9][0-9]{0,15}$/.test(text) ? Number(text) : 0)

/** What the page was opened for: `tab=week&child=12&week=2026-11-16` in a service message. Anything odd is left out. */
export function placeOf(query: Record<string, string | undefined>): Place {
  const { tab, child, week } = query
  return {
    tab: tabs.some(({ key }) => key === tab) ? tab! : 'week',
    childId: positive(child),
    week: week && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(week) ? week : '',
  }
}
