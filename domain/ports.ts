import type { TemplateName } from '../contract/templates'
import type { Keys } from '../database/crypto'

/** What the school's work needs from outside: time, files, WeChat. cloudfunctions/platform gives the real ones. */
export interface Ports {
  clock: Clock
  files: Files
  wechat: WeChat
  keys: Keys
  /** Our template names to WeChat's template ids. */
  templateIds: Record<TemplateName, string>
}

export interface Clock {
  now(): Date
}

export interface Files {
  /** The bytes of an uploaded file. Rejects where there is none. */
  read(fileId: string): Promise<Uint8Array>
  /** Stores bytes and gives the file id. */
  write(path: string, bytes: Uint8Array): Promise<string>
  /** Links that expire, by file id; a file that is gone has none. */
  links(fileIds: readonly string[]): Promise<Record<string, string>>
  remove(fileIds: readonly string[]): Promise<void>
}

export interface SubscriptionMessage {
  openid: string
  template: TemplateName
  page: string
  data: Record<string, string>
}

/** `noCredit`: WeChat says that the person allows no more (43101); `later`: it was not delivered, and another try may go well; `failed`: none will; `lost`: it may have arrived, or not. */
export type SendResult = { result: 'sent' } | { result: 'noCredit' | 'later' | 'failed' | 'lost'; error: string }

export interface WeChat {
  /** The phone number behind the code of a phone-number button, or undefined where the code is used up. */
  phoneNumber(code: string): Promise<string | undefined>
  send(message: SubscriptionMessage): Promise<SendResult>
  /** msgSecCheck version 2; `unchecked` where WeChat could not be asked. */
  checkText(openid: string, text: string): Promise<'pass' | 'risky' | 'unchecked'>
  /** Starts mediaCheckAsync for a link to a picture (or a sound) and gives WeChat's trace id; the verdict comes as a push. */
  startMediaCheck(openid: string, url: string, media?: 'sound'): Promise<string>
}
