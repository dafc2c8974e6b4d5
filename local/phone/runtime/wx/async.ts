import { guarded } from '../errors'

/** What every asynchronous wx call takes besides its own options. */
export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** An error in WeChat's form; `reason` follows `api:fail `. */
export class WxError extends Error {
  readonly errMsg: string
  readonly errno: number | undefined
  readonly errCode: number | undefined

  constructor(api: string, reason: string, codes: { errno?: number; errCode?: number } = {}) {
    super(`${api}:fail ${reason}`)
    this.errMsg = this.message
    this.errno = codes.errno
    this.errCode = codes.errCode
  }
}

type AsyncApi<O> = (options?: O & Callbacks) => Promise<object> | undefined

/**
 * Makes a wx function of both styles: with callbacks it returns nothing, without it returns a promise. What `run`
 * gives is completed with `errMsg: 'api:ok'`; what it throws becomes `api:fail reason`.
 */
export function asyncApi<O>(api: string, run: (options: O) => unknown): AsyncApi<O> {
  return (options) => {
    const given = options ?? ({} as O & Callbacks)
    const result = attempt(api, () => run(given))
    const { success, fail, complete } = given
    if (!success && !fail && !complete) return result
    result.then(
      (value) => answer(api, value, success, complete),
      (error: unknown) => answer(api, error, fail, complete),
    )
    return undefined
  }
}

async function attempt(api: string, run: () => unknown): Promise<object> {
  try {
    return { errMsg: `${api}:ok`, ...((await run()) as object | undefined) }
  } catch (error) {
    if (error instanceof Error && !(error instanceof WxError)) throw new WxError(api, error.message)
    throw error
  }
}

function answer(api: string, value: unknown, ...callbacks: (((value: unknown) => void) | undefined)[]): void {
  for (const callback of callbacks) if (callback) guarded(`wx.${api} callback`, callback, value)
}
