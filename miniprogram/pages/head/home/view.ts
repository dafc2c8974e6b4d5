export const tabs = [
  { key: 'overview', label: '概览', icon: 'home' },
  { key: 'children', label: '儿童', icon: 'people' },
  { key: 'lines', label: '电话', icon: 'phone' },
  { key: 'report', label: '报表', icon: 'chart' },
  { key: 'me', label: '我的', icon: 'person' },
]

/** The tab that the page was opened for; anything odd is the first one. */
export function tabOf({ tab }: Record<string, string | undefined>): string {
  return tabs.some(({ key }) => key === tab) ? tab! : 'overview'
}
