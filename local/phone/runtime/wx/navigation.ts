import { navigateBack, navigateTo, redirectTo, reLaunch, topPage } from '../navigation'
import { asyncApi } from './async'

interface UrlOptions {
  url: string
  events?: Record<string, (...args: unknown[]) => void>
}

export const navigationApi = {
  navigateTo: asyncApi<UrlOptions>('navigateTo', ({ url, events }) => navigateTo(url, events)),
  redirectTo: asyncApi<UrlOptions>('redirectTo', ({ url }) => redirectTo(url)),
  reLaunch: asyncApi<UrlOptions>('reLaunch', ({ url }) => reLaunch(url)),
  navigateBack: asyncApi<{ delta?: number }>('navigateBack', ({ delta }) => navigateBack(delta)),
  switchTab: asyncApi<UrlOptions>('switchTab', ({ url }) => {
    throw new Error(`can not switch to no-tabBar page ${url}`)
  }),
  setNavigationBarTitle: asyncApi<{ title: string }>('setNavigationBarTitle', ({ title }) =>
    topPage()?.frame.setTitle(title),
  ),
  setNavigationBarColor: asyncApi<{ frontColor: string; backgroundColor: string }>('setNavigationBarColor', (options) =>
    topPage()?.frame.setColors(options.frontColor, options.backgroundColor),
  ),
  showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => undefined),
  hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => undefined),
  hideHomeButton: asyncApi('hideHomeButton', () => {
    const lead = topPage()?.frame.element.querySelector<HTMLElement>('.lead[aria-label="返回首页"]')
    if (lead) lead.hidden = true
  }),
  startPullDownRefresh: asyncApi('startPullDownRefresh', () => topPage()?.startRefresh()),
  stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => topPage()?.stopRefresh()),
}
