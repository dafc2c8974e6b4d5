import { readOptions } from './options'
import { type LocalSystem, startLocal } from './system'
import { Trouble } from './trouble'

/** `npm start`: starts the system, says where it is, ends it on Ctrl-C. */
export async function main(): Promise<void> {
  const began = Date.now()
  try {
    const options = readOptions(process.argv.slice(2), process.env)
    const system = await startLocal({ ...options, say: (line) => console.log(line) })
    endOnSignal(system)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    console.log(`\n雁书 Yanshu（${seconds} s）`)
    console.log(`  舞台 the stage     ${system.url}/`)
    const [somebody] = await system.personas.list()
    console.log(`  一部手机 one phone  ${system.url}/phone?as=${somebody?.id}   (who: ${system.url}/stage/personas)`)
    console.log(`  数据 data          ${options.databaseUrl ? 'DATABASE_URL' : options.data}`)
    if (system.clock.offsetMs !== 0) {
      const now = new Date(system.clock.now() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
      console.log(`  学校的时钟 clock    ${now} (UTC+8; moved before the last stop)`)
    }
    console.log('  Ctrl-C 结束 ends it\n')
  } catch (error) {
    console.error(error instanceof Trouble ? error.message.trim() : error)
    process.exit(1)
  }
}

function endOnSignal(system: LocalSystem): void {
  let ending = false
  const end = () => {
    // A second Ctrl-C means "now": nothing that was confirmed is lost by it.
    if (ending) process.exit(1)
    ending = true
    void system.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  void system.lost.then((reason) => {
    if (ending) return
    console.error(
      `自带的数据库停了（${reason}），请重新运行 npm start。\nThe embedded database has ended (${reason}): start again.`,
    )
    process.exit(1)
  })
}
