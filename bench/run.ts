import { benches } from './benches'
import { report } from './report'

/** `npm run bench` runs all, `npm run bench -- NAME` one. Exit status 1 if any falls short of its target. */
async function main(): Promise<void> {
  const wanted = process.argv[2]
  const names = Object.keys(benches).filter((name) => !wanted || name === wanted)
  if (names.length === 0) throw new Error(`no bench ${wanted}; there are ${Object.keys(benches).join(', ')}`)
  let short = false
  for (const name of names) short = !report(name, await benches[name]!()) || short
  process.exit(short ? 1 : 0)
}

void main()
