import { sayWhenFree } from './availability'
import { playCalls } from './calls'
import { pairTeachers, silenceSome } from './care'
import { keepRoster } from './duties'
import { settleFamilies } from './families'
import { keepFiles } from './files'
import { writeHappenings } from './happenings'
import { planExams, queueUp } from './queue'
import { askForRights } from './requests'
import { writeHome } from './letters'
import { openLines } from './lines'
import { writeNotes } from './notes'
import { checkStaff } from './checks'
import { shareCalls } from './sharing'
import { signParentsIn } from './signing'
import { settleSchools } from './staff'
import type { County } from './tables'
import { surveyTerm } from './surveys'
import { leaveTrail } from './trail'
import { composeUpdates } from './updates'
import { leaveVoices } from './voices'
import { newWorld } from './world'

/** The whole county as it looks at one moment, made-up people and twelve weeks of their school's work. The same moment gives the same rows. */
export function makeCounty(now: Date): County {
  const world = newWorld(now)
  for (const school of settleSchools(world)) {
    openLines(world, school)
    settleFamilies(world, school)
    keepFiles(world, school)
    signParentsIn(world, school)
    pairTeachers(world, school)
    silenceSome(world, school)
    playCalls(world, school)
    shareCalls(world, school)
    queueUp(world, school)
    sayWhenFree(world, school)
    keepRoster(world, school)
    planExams(world, school)
    writeNotes(world, school)
    writeHappenings(world, school)
    composeUpdates(world, school)
    leaveVoices(world, school)
    writeHome(world, school)
    surveyTerm(world, school)
    askForRights(world, school)
    leaveTrail(world, school)
  }
  checkStaff(world)
  return world.county
}
