import { pinyin } from 'pinyin-pro'
import { addDays, dateOf, weekOf } from './calendar'
import type { KinPlan } from './kin'
import { Numbers } from './numbers'
import type { LinePlan, SchoolPlan } from './plan'
import { Random } from './random'
import { emptyCounty } from './tables'
import type { County, Row, tables } from './tables'
import { Names } from './words/names'

/** Weeks of history before the current one. */
export const HISTORY_WEEKS = 12

/** The county while it is being made: its rows so far, and the moment from which it is seen. */
export interface World {
  county: County
  now: Date
  today: string
  thisWeek: string
  /** Mondays of the weeks that are over, oldest first. */
  pastWeeks: string[]
  names: Names
  numbers: Numbers
}

export interface Line {
  lineId: number
  plan: LinePlan
}

export interface School {
  plan: SchoolPlan
  schoolId: number
  classes: Row<typeof tables.schoolClass>[]
  head: number
  deputy: number | null
  desks: number[]
  /** Class to its class teacher, and everybody who wears the teacher's hat. */
  classTeachers: Map<number, number>
  teachers: number[]
  lines: Line[]
  pupils: Pupil[]
}

export interface Kin extends KinPlan {
  relativeId: number
  isParent: boolean
}

/** Parents and the rest of the card; siblings share one. */
export interface Family {
  kin: Kin[]
  bound: { relativeId: number; personId: number; since: Date } | null
}

export interface Pupil {
  row: Row<typeof tables.child>
  childId: number
  grade: number
  callName: string
  family: Family
  classTeacher: number
  pairedTeacher: number | null
  /** Monday of the first week in which the school looks after the child. */
  firstWeek: string
  /** How surely a call is answered, 0 to 1. */
  answers: number
  /** Monday from which on nobody is reached, if so. */
  silentFrom: string | null
  prefers: 'voice' | 'video'
}

export function newWorld(now: Date): World {
  const today = dateOf(now)
  const thisWeek = weekOf(today)
  return {
    county: emptyCounty(),
    now,
    today,
    thisWeek,
    pastWeeks: Array.from({ length: HISTORY_WEEKS }, (_, at) => addDays(thisWeek, 7 * (at - HISTORY_WEEKS))),
    names: new Names(new Random('names')),
    numbers: new Numbers(),
  }
}

/** The initials by which a phone's search field finds a name, as a roster import writes them. */
export function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', nonZh: 'removed' })
  return letters.join('').toLowerCase()
}

/** Adds a person with an account of their own; staff come with a number, relatives have theirs on the contact card. */
export function addPerson(world: World, name: string, phone: string | null, seenAt: Date | null): number {
  const personId = world.county.person.length + 1
  world.county.person.push({ personId, openid: `o_local_p${personId}`, name, phone, seenAt })
  return personId
}
