import { listPacks } from './list'
import { makePack } from './make'

export const complianceHandlers = { 'compliance.list': listPacks, 'compliance.make': makePack }
