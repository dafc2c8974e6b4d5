import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { sourceUrl } from '../files'
import { defineBuiltin } from './host'
import { applyShared, sharedProps } from './shared'

const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill', center: 'none' }

/** `<image>`: 320 x 240 px unless styled, as in WeChat; modes scaleToFill, aspectFit, aspectFill, widthFix, heightFix, center. */
export function defineImage(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const props = {
    ...{ ...sharedProps, src: '', mode: 'scaleToFill', webp: false, lazyLoad: false, showMenuByLongpress: false },
    fadeIn: false,
  }
  const image = defineBuiltin(space, 'image', props, (host) => {
    applyShared(host, 'img')
    const picture = document.createElement('img')
    picture.alt = ''
    picture.onload = () => host.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    picture.onerror = () => host.emit('error', { errMsg: `GET ${host.get('src')} failed` })
    host.onAttached(() => host.element.append(picture))
    host.watch('src', (src) => {
      const owner = host.component.ownerShadowRoot?.getHostNode().is ?? ''
      if (!src) return picture.removeAttribute('src')
      const show = (url: string): void => {
        if (host.get('src') === src) picture.src = url
      }
      sourceUrl(src, owner).then(show, (error: unknown) => host.emit('error', { errMsg: String(error) }))
    })
    host.watch('mode', (mode) => {
      host.element.setAttribute('mode', mode)
      picture.style.objectFit = fits[mode] ?? 'cover'
    })
  })
  return { image }
}
