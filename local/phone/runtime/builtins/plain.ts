import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { playAnimation } from '../animation'
import { openLink } from '../navigation'
import { defineBuiltin } from './host'
import { applyShared, sharedProps } from './shared'

/** view, text, icon, progress, navigator and canvas: elements with little behaviour of their own. */
export function definePlain(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  return {
    view: defineBuiltin(space, 'view', { ...sharedProps }, (host) => {
      applyShared(host)
      host.watch('animation', (animation) => playAnimation((css) => host.style(css), animation))
    }),
    text: defineText(space),
    icon: defineIcon(space),
    progress: defineProgress(space),
    navigator: defineNavigator(space),
    canvas: defineBuiltin(space, 'canvas', { ...sharedProps, type: '', canvasId: '' }, () => {
      throw new Error('本机预览不支持 <canvas> (local phone: <canvas> is not supported)')
    }),
  }
}

function defineText(space: ComponentSpace): GeneralComponentDefinition {
  const props = {
    ...sharedProps,
    selectable: false,
    userSelect: false,
    space: '',
    decode: false,
    maxLines: 0,
    overflow: '',
  }
  return defineBuiltin(space, 'text', props, (host) => {
    applyShared(host)
    const select = (): void => {
      host.element.toggleAttribute('data-selectable', host.get('selectable') || host.get('userSelect'))
    }
    host.watch('selectable', select)
    host.watch('userSelect', select)
    host.watch('space', (kind) => host.element.toggleAttribute('data-space', kind !== ''))
  })
}

const iconMarks: Record<string, string> = {
  success: '✔',
  success_no_circle: '✔',
  info: 'ℹ',
  warn: '!',
  waiting: '⏱',
  cancel: '✕',
  download: '⬇',
  search: '🔍',
  clear: '✕',
}

function defineIcon(space: ComponentSpace): GeneralComponentDefinition {
  return defineBuiltin(space, 'icon', { ...sharedProps, type: '', size: '23', color: '' }, (host) => {
    applyShared(host, 'img')
    host.watch('type', (type) => {
      host.element.textContent = iconMarks[type] ?? ''
    })
    const look = (): void => host.style(`font-size:${parseFloat(host.get('size'))}px;color:${host.get('color')}`)
    host.watch('size', look)
    host.watch('color', look)
  })
}

function defineProgress(space: ComponentSpace): GeneralComponentDefinition {
  const props = {
    ...{
      ...sharedProps,
      percent: 0,
      showInfo: false,
      strokeWidth: 6,
      activeColor: '#07c160',
      backgroundColor: '#ebebeb',
    },
    ...{ color: '', active: false, activeMode: '', borderRadius: 0, fontSize: 16, duration: 30 },
  }
  return defineBuiltin(space, 'progress', props, (host) => {
    applyShared(host, 'progressbar')
    const bar = document.createElement('i')
    const info = document.createElement('b')
    host.onAttached(() => host.element.append(bar, info))
    const draw = (): void => {
      const color = host.get('color') || host.get('activeColor')
      const done = `${Math.min(100, Math.max(0, host.get('percent')))}%`
      bar.style.cssText = `height:${host.get('strokeWidth')}px;border-radius:${host.get('borderRadius')}px;
        background:linear-gradient(${color},${color}) 0/${done} 100% no-repeat ${host.get('backgroundColor')}`
      info.textContent = host.get('showInfo') ? done : ''
      host.element.setAttribute('aria-valuenow', String(host.get('percent')))
    }
    for (const name of ['percent', 'showInfo', 'strokeWidth', 'activeColor', 'backgroundColor', 'color'] as const) {
      host.watch(name, draw)
    }
  })
}

function defineNavigator(space: ComponentSpace): GeneralComponentDefinition {
  const props = { ...sharedProps, url: '', openType: 'navigate', delta: 1, target: 'self' }
  return defineBuiltin(space, 'navigator', props, (host) => {
    applyShared(host, 'link')
    host.on('tap', () => {
      openLink(host.get('openType'), host.get('url'), host.get('delta')).then(
        (result) => host.emit('success', result),
        (error: unknown) => host.emit('fail', error),
      )
    })
  })
}
