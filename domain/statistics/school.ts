import type { Output } from '../../contract/actions'
import { rosterStatistics } from '../roster/reading'
import type { RosterChild, RosterStatistics } from '../roster/reading'

type Reconciled = Output<'statistics.school'>['care']

/** Children on file who are alike in everything that is counted. */
export interface AlikeChildren {
  sex: RosterChild['sex']
  accommodation: RosterChild['accommodation']
  leftBehindStatus: RosterChild['leftBehindStatus']
  parentalAbsence: RosterChild['parentalAbsence']
  specialStatus: RosterChild['specialStatus']
  care: RosterChild['care']['kind']
  count: number
}

export type SchoolCounts = Record<'care' | 'absence' | 'accommodation' | 'sex', Reconciled>

/**
 * The school's tables by the same rules as a roster's (domain/roster/reading/statistics.ts).
 * @param total the children whom the register calls left behind, counted independently: where the parts do not add up to it, the difference says so
 */
export function schoolCounts(alike: readonly AlikeChildren[], total: number): SchoolCounts {
  const statistics = rosterStatistics(
    alike.flatMap((one) => Array<RosterChild>(one.count).fill(asRosterChild(one))),
    [],
  )
  const against = (table: keyof SchoolCounts) => againstTotal(statistics[table], total)
  return {
    care: against('care'),
    absence: against('absence'),
    accommodation: against('accommodation'),
    sex: against('sex'),
  }
}

function asRosterChild({ care, count: _, ...facts }: AlikeChildren): RosterChild {
  return {
    ...facts,
    care: { kind: care },
    name: '',
    birthDate: '',
    grade: 1,
    classNumber: 1,
    className: '',
    relatives: [],
  }
}

function againstTotal({ parts }: RosterStatistics['care'], total: number): Reconciled {
  const sum = parts.reduce((all, part) => all + part.count, 0)
  return { parts: parts.map(({ key, label, count }) => ({ key, label, count })), total, difference: total - sum }
}
