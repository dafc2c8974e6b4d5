import { randomUUID } from 'node:crypto'

/** Names of this make-believe cloud. The SDK derives file ids and its signature from them. */
export const cloud = {
  envId: 'yanshu-local',
  bucket: '796e-yanshu-local-1990000000',
  region: 'ap-shanghai',
  appId: 'touristappid',
} as const

/** Who calls. Without an openid it is the cloud itself: a timer, a push from WeChat, another function. */
export interface Caller {
  openid?: string
  trigger: 'wx' | 'timer' | 'push' | 'function'
}

/**
 * The second argument CloudBase gives a function. `getCloudbaseContext` of the official SDK reads the caller from the
 * JSON in `environment`; the older `environ` list is there for what still reads it.
 */
export function functionContext(name: string, caller: Caller, timeoutMs: number): Record<string, unknown> {
  const environment = environmentOf(caller)
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: 256,
    time_limit_in_ms: timeoutMs,
    request_id: randomUUID(),
    function_name: name,
    function_version: '$LATEST',
    namespace: cloud.envId,
    tencentcloud_region: cloud.region,
    environment: JSON.stringify(environment),
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
  }
}

function environmentOf(caller: Caller): Record<string, string> {
  const wx: Record<string, string> = caller.openid
    ? { WX_OPENID: caller.openid, WX_APPID: cloud.appId, WX_CLIENTIP: '127.0.0.1' }
    : {}
  return {
    ...wx,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_ENV: cloud.envId,
    TCB_SEQID: randomUUID(),
    TCB_SOURCE: caller.openid ? 'wx_client' : caller.trigger,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE',
    TRIGGER_SRC: caller.trigger === 'wx' ? 'wx_client' : caller.trigger,
    LOGINTYPE: caller.openid ? 'WECHAT' : '',
  }
}
