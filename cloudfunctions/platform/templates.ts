import { templateFields } from '../../contract/templates'
import type { TemplateName } from '../../contract/templates'
import { fitted } from '../../domain/messages/fit'

/**
 * A message's words as WeChat wants them: `{ name1: { value: '...' }, ... }`, shortened where they do not fit.
 * @throws Error where a field of the template has no words, or words that can be neither fitted nor cut
 */
export function wechatData(template: TemplateName, words: Record<string, string>): Record<string, { value: string }> {
  const fit = fitted(template, words)
  return Object.fromEntries(
    Object.entries(templateFields[template]).map(([field, type], at) => [`${type}${at + 1}`, { value: fit[field]! }]),
  )
}
