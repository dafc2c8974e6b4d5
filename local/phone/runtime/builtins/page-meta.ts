import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { frameOf } from '../frame'
import { fontSizeSetting, onFontSize } from '../session'
import { defineBuiltin, type Host } from './host'

const metaProps = {
  ...{ backgroundTextStyle: '', backgroundColor: '', backgroundColorTop: '', backgroundColorBottom: '', pageStyle: '' },
  ...{
    rootBackgroundColor: '',
    scrollTop: '',
    scrollDuration: 300,
    pageFontSize: '',
    rootFontSize: '',
    pageOrientation: '',
  },
}
const barProps = { title: '', frontColor: '', backgroundColor: '', loading: false, colorAnimationDuration: 0 }

/** `<page-meta>` and `<navigation-bar>`: settings of the page that the template itself carries. */
export function defineMeta(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const meta = defineBuiltin(space, 'page-meta', metaProps, (host) => {
    const frame = (): HTMLElement | null => host.element.closest<HTMLElement>('.page-frame')
    host.watch('rootFontSize', () => setFonts(host))
    host.watch('pageFontSize', () => setFonts(host))
    host.watch('pageStyle', (style) => host.element.closest('wx-page')?.setAttribute('style', style))
    host.watch('backgroundColor', (color) => frame()?.style.setProperty('--window-background', color || null))
    let stop = (): unknown => undefined
    host.onAttached(() => (stop = onFontSize(() => setFonts(host))))
    host.onDetached(() => stop())
  })
  const bar = defineBuiltin(space, 'navigation-bar', barProps, (host) => {
    const look = (): void => {
      const frame = frameOf(host.element)
      if (host.get('title')) frame?.setTitle(host.get('title'))
      frame?.setColors(host.get('frontColor'), host.get('backgroundColor'))
    }
    for (const name of ['title', 'frontColor', 'backgroundColor'] as const) host.watch(name, look)
  })
  return { 'page-meta': meta, 'navigation-bar': bar }
}

/** `system` stands for the size chosen in WeChat's settings; 1rem is the root font size. */
function setFonts(host: Host<typeof metaProps>): void {
  const viewport = host.element.closest<HTMLElement>('.viewport')
  const size = (asked: string): string | null => (asked === 'system' ? `${fontSizeSetting()}px` : asked || null)
  viewport?.style.setProperty('--rem', size(host.get('rootFontSize')))
  viewport?.style.setProperty('font-size', size(host.get('pageFontSize')))
}
