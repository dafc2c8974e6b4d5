import { templateNames } from '../contract/templates'
import type { TemplateName } from '../contract/templates'
import { randomUUID } from 'node:crypto'
import type { Ports, SubscriptionMessage } from '../domain/ports'

/** The outside world, remembered in memory: what the cloud and WeChat would hold. */
export interface Outside {
  ports: Ports
  /** Where the school's clock stands. */
  now: Date
  files: Map<string, Uint8Array>
  phoneCodes: Map<string, string>
  sent: SubscriptionMessage[]
  mediaChecks: { openid: string; url: string; traceId: string; media?: 'sound' }[]
  /** What WeChat answers to the next sends, by openid; `sent` unless told. */
  answers: Map<string, Awaited<ReturnType<Ports['wechat']['send']>>>
}

/** A text that holds this is refused, as WeChat refuses what it finds unfit. */
export const UNFIT_WORDS = '违规测试'

export const testKeys = { data: Buffer.alloc(32, 7), hmac: Buffer.alloc(32, 9) }

/** Ports over memory. The rules of WeChat and the cloud that the product leans on hold here too: a phone code works once, links only for files that exist. */
export function makeOutside(now: Date): Outside {
  const outside: Outside = {
    now,
    files: new Map(),
    phoneCodes: new Map(),
    sent: [],
    mediaChecks: [],
    answers: new Map(),
    ports: undefined as never,
  }
  outside.ports = {
    clock: { now: () => outside.now },
    keys: testKeys,
    templateIds: Object.fromEntries(templateNames.map((name) => [name, `test-${name}`])) as Record<
      TemplateName,
      string
    >,
    files: {
      async read(fileId) {
        const bytes = outside.files.get(fileId)
        if (!bytes) throw new Error('no such file')
        return bytes
      },
      async write(path, bytes) {
        const fileId = `cloud://test.files/${path}`
        outside.files.set(fileId, bytes)
        return fileId
      },
      async links(fileIds) {
        return Object.fromEntries(
          fileIds
            .filter((id) => outside.files.has(id))
            .map((id) => [id, `https://files.invalid/${encodeURIComponent(id)}`]),
        )
      },
      async remove(fileIds) {
        for (const id of fileIds) outside.files.delete(id)
      },
    },
    wechat: {
      async phoneNumber(code) {
        const number = outside.phoneCodes.get(code)
        outside.phoneCodes.delete(code)
        return number
      },
      async send(message) {
        const answer = outside.answers.get(message.openid) ?? { result: 'sent' as const }
        if (answer.result === 'sent') outside.sent.push(message)
        return answer
      },
      async checkText(_openid, text) {
        return text.includes(UNFIT_WORDS) ? 'risky' : 'pass'
      },
      async startMediaCheck(openid, url, media) {
        const traceId = randomUUID()
        outside.mediaChecks.push({ openid, url, traceId, ...(media && { media }) })
        return traceId
      },
    },
  }
  return outside
}
