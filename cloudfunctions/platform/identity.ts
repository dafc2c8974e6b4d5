import tcb from '@cloudbase/node-sdk'

/** The caller as the platform vouches for it: the openid of the WeChat user, or undefined for a timer, a push or a stranger. Never taken from the event. */
export function openidOf(context: unknown): string | undefined {
  const openid: unknown = tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0]).WX_OPENID
  return typeof openid === 'string' && openid !== '' ? openid : undefined
}

/** Lets the reply go out at once instead of when the last idle database connection has closed. */
export function replyAtOnce(context: unknown): void {
  if (typeof context === 'object' && context !== null) Object.assign(context, { callbackWaitsForEmptyEventLoop: false })
}
