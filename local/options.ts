import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { Trouble } from './trouble'

/** What `npm start` was asked for. `port` 0 means any free port; `data` is an absolute path. */
export interface StartOptions {
  port: number
  data: string
  reset: boolean
  build: boolean
  databaseUrl: string | undefined
}

export const defaultPort = 4173

/**
 * Reads the command line and the environment of `npm start`.
 * @param args the words after `--`
 * @param env the environment (`DATABASE_URL` is read)
 * @throws Trouble for an option that does not exist or a port that is none
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StartOptions {
  const values = parse(args)
  const port = Number(values.port ?? defaultPort)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Trouble(
      `端口 ${values.port} 不对：请给 0 到 65535 的整数。`,
      `Not a port: ${values.port}. Give a whole number from 0 to 65535.`,
    )
  }
  const options = {
    port,
    data: resolve(values.data ?? '.data'),
    reset: values.reset ?? false,
    build: !values['no-build'],
    databaseUrl: env.DATABASE_URL || undefined,
  }
  if (options.reset && options.databaseUrl) {
    throw new Trouble(
      '--reset 只清空本机自带的数据库；DATABASE_URL 指向的数据库请您自己清空。',
      '--reset empties the embedded database only; empty the database that DATABASE_URL names yourself.',
    )
  }
  return options
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        reset: { type: 'boolean' },
        'no-build': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new Trouble(
      `看不懂这个参数：${(error as Error).message}`,
      'Options: --port N, --data DIR, --reset, --no-build; DATABASE_URL in the environment.',
    )
  }
}
