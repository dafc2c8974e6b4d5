import { playCalls } from './calls'
import { pairTeachers, silenceSome } from './care'
import { settleFamilies } from './families'
import { openLines } from './lines'
import { writeNotes } from './notes'
import { signParentsIn } from './signing'
import { settleSchools } from './staff'
import type { County } from './tables'
import { leaveTrail } from './trail'
import { composeUpdates } from './updates'
import { newWorld } from './world'

/** The whole county as it looks at one moment, made-up people and twelve weeks of their school's work. The same moment gives the same rows. */
export function makeCounty(now: Date): County {
  const world = newWorld(now)
  for (const school of settleSchools(world)) {
    openLines(world, school)
    settleFamilies(world, school)
    signParentsIn(world, school)
    pairTeachers(world, school)
    silenceSome(world, school)
    playCalls(world, school)
    writeNotes(world, school)
    composeUpdates(world, school)
    leaveTrail(world, school)
  }
  return world.county
}
