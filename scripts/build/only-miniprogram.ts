import { BuildError } from './build-error'
import { buildMiniprogram } from './miniprogram'

/** `node --import tsx scripts/build/only-miniprogram.ts FOLDER`: the mini-program alone, for tests that mount it. */
buildMiniprogram(process.argv[2]!).catch((problem: unknown) => {
  console.error(problem instanceof BuildError ? problem.message : problem)
  process.exitCode = 1
})
