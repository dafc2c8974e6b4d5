import tcb from '@cloudbase/node-sdk'

export type Cloud = ReturnType<typeof tcb.init>

/** This environment's cloud. The SDK finds its address and its signature in the function's environment. */
export function connectCloud(): Cloud {
  return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
}

/** CloudBase's own answer that it could not do what it was asked. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code} ${message}`.trim())
  }
}

/** CloudBase answers some refusals with a code instead of an error; both end here. */
export function checked<T extends object>(answer: T): T {
  if ('code' in answer && typeof answer.code === 'string' && answer.code !== '' && answer.code !== 'SUCCESS') {
    const message = 'message' in answer ? String(answer.message) : ''
    throw new CloudError(answer.code, message)
  }
  return answer
}
