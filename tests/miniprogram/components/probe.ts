import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { builtMiniprogram } from '../built'
import { mount } from '../mount'

/** A page of the pattern in docs/phone.md, put beside the built ones so that the real Behavior and services carry it. */
export function placePage(): string {
  const folder = path.join(builtMiniprogram(), 'pages/probe')
  mkdirSync(folder, { recursive: true })
  const file = (ending: string, text: string) => writeFileSync(path.join(folder, `index.${ending}`), text)
  file(
    'json',
    JSON.stringify({ component: true, usingComponents: { 'y-screen': '../../components/screen-state/index' } }),
  )
  file(
    'wxml',
    '<view style="{{fontStyle}}"><y-screen screen="{{screen}}" waiting="{{waiting}}"><text>{{view.name}}</text></y-screen></view>',
  )
  file('wxss', '')
  file(
    'js',
    `const { screen } = require('../../behaviors/screen')
     Component({ behaviors: [screen], data: { view: null } })`,
  )
  return 'pages/probe/index'
}

interface Form {
  busy: boolean
  text: string
  ref: string
  fields: Record<string, string>
}

export type Page = ReturnType<typeof mount> & {
  instance: {
    data: {
      screen: { state: string; note: string; text: string; ref: string; signIn: boolean }
      view: unknown
      form: Form
      waiting: number
      refused: number
      fontStyle: string
    }
    show(action: string, input: unknown, toView: (data: never) => unknown, options?: object): Promise<void>
    send(
      action: string,
      input: unknown,
      options?: object,
    ): Promise<{ ok: boolean; queued?: boolean; error?: { code: string } }>
    refresh(): Promise<void>
    mended(path: string): void
  }
}

/** What the tests use of services/outbox. */
export interface Outbox {
  queued(): Array<{ requestId: string; label: string; refused?: { text: string } }>
  flushOutbox(): Promise<void>
  keepOutboxMoving(): void
  drop(requestId: string): void
}

export const good = (data: unknown) => ({ ok: true, data })
export const refusal = (code: string, rest: object = {}) => ({ ok: false, error: { code, ref: 'R-1', ...rest } })
export const lost = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
