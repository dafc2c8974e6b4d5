import type { Scene } from './scenes'
import { choose, first, offline, read, scroll, tab, tap, then } from './steps'

/** What comes on Friday evening, when the first school has published its letters. */
export const eveningScenes: Scene[] = [
  { name: 'sign-in', who: 'newcomer', until: '用微信手机号登录' },
  {
    name: 'sign-in-help',
    who: 'newcomer',
    until: '用微信手机号登录',
    act: then(tap('号码不对怎么办'), read('雁书认的是')),
  },
  { name: 'privacy', who: 'newcomer', until: '用微信手机号登录', act: then(tap('用微信手机号登录'), read('先看一眼')) },
  {
    name: 'consent',
    who: 'newcomer',
    until: '用微信手机号登录',
    act: then(tap('用微信手机号登录'), tap('同意并继续'), tap('允许'), read('监护人知情同意书')),
  },
  { name: 'consent-end', who: 'newcomer', until: '监护人知情同意书', act: scroll(5000) },
  { name: 'consent-declined', who: 'newcomer', until: '监护人知情同意书', act: then(tap('暂不同意'), scroll(5000)) },
  { name: 'parent-week', who: 'parent', until: '回老师一句', kept: true },
  { name: 'parent-week-end', who: 'parent', until: '回老师一句', act: scroll(5000) },
  { name: 'parent-phrases', who: 'parent', until: '回老师一句', act: then(tap(/说一句|换一句/), read('谢谢老师')) },
  {
    name: 'parent-calls',
    who: 'parent',
    until: '回老师一句',
    act: then(tab('通话'), choose('下周'), read(/^空 /)),
    kept: true,
  },
  { name: 'parent-me', who: 'parent', until: '回老师一句', act: then(tab('我的'), read('我同意的')) },
  { name: 'parent-me-end', who: 'parent', until: '回老师一句', act: then(tab('我的'), read('我同意的'), scroll(5000)) },
  { name: 'teacher-letters', who: 'teacher', until: '这周还差', act: then(tab('周报'), read('份待发布')), kept: true },
  {
    name: 'teacher-letter',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('周报'), read('份待发布'), first('.letter'), read('家长看到的样子')),
  },
  { name: 'largest-parent-week', who: 'parent', until: '回老师一句', largest: true },
  {
    name: 'largest-parent-calls',
    who: 'parent',
    until: '回老师一句',
    act: then(tab('通话'), read('约个时间')),
    largest: true,
  },
  {
    name: 'largest-parent-me',
    who: 'parent',
    until: '回老师一句',
    act: then(tab('我的'), read('我同意的')),
    largest: true,
  },
  { name: 'largest-sign-in', who: 'newcomer', until: /登录|知情同意/, largest: true },
  {
    name: 'offline-parent-calls',
    who: 'parent',
    until: '回老师一句',
    act: then(offline(true), tab('通话'), read('再试一次')),
  },
]
