import type { ActionName, Input } from '../../contract/actions'
import type { PersonaName, World } from '../world'
import { consentCommands } from './commands/consents'
import { callCommands } from './commands/calls'
import { lineCommands } from './commands/lines'
import { noteCommands } from './commands/notes'
import { updateCommands } from './commands/updates'
import { complianceCommands } from './commands/compliance'
import { staffCommands } from './commands/staff'
import { bindingCommands } from './commands/binding'
import { rightsCommands } from './commands/rights'
import { rosterCommands } from './commands/roster'
import { recordCommands } from './commands/records'
import { surveyCommands } from './commands/surveys'
import { childCommands } from './commands/children'
import { availabilityCommands } from './commands/availability'
import { waitingCommands } from './commands/waiting'
import { planCommands } from './commands/plans'
import { deskCommands } from './commands/desk'
import { dutyCommands } from './commands/duty'
import { letterCommands } from './commands/letters'
import { voiceCommands } from './commands/voices'
import { sheetCommands } from './commands/sheet'

/** Somebody who asks for one command, with everything prepared for it to go well once. */
export type Ask = { [A in ActionName]: { as: PersonaName; action: A; input: Input<A> } }[ActionName]

/** Rows of the table, by the name of their command. */
export type Commands = Partial<Record<ActionName, () => Promise<Ask> | Ask>>

/** One row for every command of the contract, each ready to be asked for as often as one likes. `world` gives the world of the running file. */
export const commandsOf = (world: () => World): Commands => ({
  ...consentCommands(world),
  ...callCommands(world),
  ...lineCommands(world),
  ...noteCommands(world),
  ...updateCommands(world),
  ...complianceCommands(),
  ...staffCommands(world),
  ...bindingCommands(world),
  ...rightsCommands(world),
  ...rosterCommands(world),
  ...recordCommands(world),
  ...surveyCommands(world),
  ...childCommands(world),
  ...availabilityCommands(world),
  ...waitingCommands(world),
  ...planCommands(world),
  ...deskCommands(world),
  ...dutyCommands(world),
  ...letterCommands(world),
  ...voiceCommands(world),
  ...sheetCommands(world),
})
