import type { Output } from '../../../../contract/actions'
import {
  anchorFor,
  availabilityPatternLabel,
  availabilityPatterns,
  cellsOf,
  cycleWeek,
  PARTS,
  partText,
  type Availability,
  type AvailabilityPattern,
} from '../../../../contract/availability-cells'
import { relationLabel } from '../../../../contract/labels'

type Reply = Output<'availability.mine'> | Output<'availability.of'>
type Relative = Reply['relatives'][number]

export interface Who {
  relativeId: number
  name: string
  /** 我 for oneself, 爸爸 for the school. */
  label: string
  said: Availability | null
  /** What the log speaks well of, as a sentence. */
  learned: string
  reachable: string
  canSave: boolean
}

export interface View {
  week: string
  /** The child whose card it is, where the school asks. */
  child: string
  people: Who[]
}

/** What has been tapped so far. */
export interface Draft extends Omit<Availability, 'pattern'> {
  pattern: AvailabilityPattern | ''
}

export const patternChips = availabilityPatterns.map((key) => ({ key, label: availabilityPatternLabel[key] }))

/** Which of two shifts it is this week. */
export const shiftChips = [
  { key: 0, label: '白班' },
  { key: 1, label: '夜班' },
]

/** Whose grid is looked at. */
export const shiftWeekChips = shiftChips.map(({ key, label }) => ({ key, label: `${label}那周` }))

function learnedText(learned: Relative['learned'], mine: boolean): string {
  if (learned.length === 0) return ''
  const hours = learned
    .slice(0, 2)
    .map(({ kind, part }) => `${kind === 'rest' ? '周末' : '平时'} ${partText(part)} 点`)
    .join('、')
  return `以前的通话里，${mine ? '您' : ''}常在${hours}接到。`
}

export function toView(reply: Reply): View {
  const mine = !('childId' in reply)
  return {
    week: reply.week,
    child: 'childId' in reply ? reply.name : '',
    people: reply.relatives.map(({ relativeId, name, relation, availability, learned, reachable, can }) => ({
      relativeId,
      name,
      label: mine ? '我' : relationLabel[relation],
      said: availability,
      learned: learnedText(learned, mine),
      reachable,
      canSave: can.save,
    })),
  }
}

/** What a person has said so far, ready to be changed. */
export function draftOf(said: Availability | null, week: string): Draft {
  return said ?? { pattern: '', anchor: week, cells: cellsOf('own'), restDays: [] }
}

/** A pattern was tapped: its cells stand there, to be changed one by one. */
export function withPattern(draft: Draft, pattern: AvailabilityPattern, week: string): Draft {
  return {
    pattern,
    anchor: week,
    cells: cellsOf(pattern, draft.cells),
    restDays: pattern === 'monthlyRest' ? draft.restDays : [],
  }
}

/** This week is the first or the second of the two shifts. */
export function withShift(draft: Draft, shift: number, week: string): Draft {
  return { ...draft, anchor: anchorFor(week, shift) }
}

export function shiftNow(draft: Draft, week: string): number {
  return draft.cells.length === 2 ? cycleWeek(draft, week) : 0
}

const dayLetters = ['一', '二', '三', '四', '五', '六', '日']

export interface GridRow {
  label: string
  part: number
  /** All of its cells are free: a tap on the label clears them. */
  whole: boolean
  cells: { index: number; free: boolean; label: string }[]
}

/** One week as the grid shows it: a row a part of the day, a column a day. */
export function gridOf(week: string): GridRow[] {
  return PARTS.map((_, part) => {
    const cells = dayLetters.map((letter, day) => {
      const index = day * PARTS.length + part
      const free = week[index] === '1'
      return { index, free, label: `周${letter} ${partText(part)}点，${free ? '方便' : '不方便'}` }
    })
    return { label: partText(part), part, whole: cells.every((cell) => cell.free), cells }
  })
}

/** Sets many cells of a week at once: a whole day, or one part of every day. All free already: none of them. */
export function turnedAll(week: string, indexes: number[]): string {
  const letter = indexes.every((index) => week[index] === '1') ? '0' : '1'
  return week
    .split('')
    .map((was, index) => (indexes.includes(index) ? letter : was))
    .join('')
}

export const cellsOfDay = (day: number) => PARTS.map((_, part) => day * PARTS.length + part)
export const cellsOfPart = (part: number) => dayLetters.map((_, day) => day * PARTS.length + part)

/** 每周有 14 格方便 … said so that nobody saves an empty week without knowing. */
export function freeText(draft: Draft): string {
  if (!draft.pattern) return ''
  const none = draft.cells.every((week) => !week.includes('1')) && draft.restDays.length === 0
  return none ? '一格都没有选：学校会觉得您什么时候都不方便。' : ''
}
