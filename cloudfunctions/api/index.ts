import type { ActionName, Reply } from '../../contract/actions'
import { openidOf, replyAtOnce } from '../platform/identity'
import { openInstance } from '../platform/ports'
import { answer } from './pipeline'
import type { Api } from './pipeline'

let api: Api | undefined

/** The function `api`: everything a phone asks, in the name of the WeChat user for whom the platform vouches. */
export async function main(event: unknown, context: unknown): Promise<Reply<ActionName>> {
  replyAtOnce(context)
  api ??= { ...openInstance(process.env), log: (line) => console.log(JSON.stringify(line)) }
  return answer(api, openidOf(context), event)
}
