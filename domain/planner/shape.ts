/** One week of one school, as the planner sees it: who could be called when, and how long each family has waited. Integers and ids only. */
export interface Week {
  families: Family[]
  slots: Slot[]
}

/** Children who are called together (siblings: size 2 and more) and take one slot. */
export interface Family {
  id: string
  /** Children in this call. */
  size: number
  /** Whole weeks since the family's last turn; more goes first. */
  waiting: number
  /** Must have its turn now, so that nobody's round gets longer than it must (set by `turns`); decides between equal `waiting`. */
  due?: boolean
  /** Weeks without a call that was answered; decides between equal `waiting` and `due`. */
  silent?: number
  /** The slots that suit, each with what it costs in preference (0 best .. 100 worst); a slot stands as its place in `slots`. */
  options: [slot: number, cost: number][]
  /** The slot that the head gave to this family, whatever its options say. */
  pinned?: number
}

/** One time on one line that nobody holds yet. */
export interface Slot {
  id: string
}

/** Who is called when, who is left over and why. The same week gives the same plan, byte for byte, in whatever order it is told. */
export interface Plan {
  /** By family id. */
  seats: Seat[]
  /** Families without a seat, the first to be served first. */
  left: Left[]
  /** Why: disjoint sets of families that have fewer slots than they are, even all together. */
  blocking: BlockingSet[]
  /** The same told as narrowly as possible: for each left-over family the smallest set that shuts it out (they may lie within each other). */
  cores: BlockingSet[]
  /** From the longest waiting to the shortest. */
  levels: Level[]
  families: number
  children: number
  servedFamilies: number
  servedChildren: number
  /** The sum of the preferences' costs over all seats. */
  cost: number
  /** Pins that could not be kept: there is no such slot, or a family that goes first is pinned to it too. Such a family is planned as if it had no pin. */
  refusedPins: { family: string; why: 'noSuchSlot' | 'alreadyPinned' }[]
}

export interface Seat {
  family: string
  slot: string
  cost: number
  pinned: boolean
}

/** A family without a seat: no slot suits it at all, or others who go first fill all that suit (`set` and `core` are places in `blocking` and `cores`). */
export type Left = { family: string; size: number } & (
  { why: 'noSlot' } | { why: 'blocked'; set: number; core: number }
)

/** These families can only use these slots, and there are more families than slots: `families.length - slots.length` of them must be left over. */
export interface BlockingSet {
  families: string[]
  slots: string[]
}

/** What became of the families who have waited equally long. */
export interface Level {
  waiting: number
  families: number
  children: number
  servedFamilies: number
  servedChildren: number
}

/** Something the school could do: open these extra slots, each with the families it would suit. */
export interface ExtraHour {
  id: string
  /** What it costs the desk. */
  minutes: number
  slots: { families: string[] }[]
}

/** The same week seen with shorter slots. */
export interface OtherWeek {
  id: string
  week: Week
}

/** What a remedy is worth when nothing else is done. */
export interface Remedy {
  id: string
  /** Minutes that the desk would be open longer; 0 for a shorter slot. */
  minutes: number
  moreFamilies: number
  moreChildren: number
}

/** Every remedy alone, the best a minute first, and hours chosen one after the other until nobody is left over whom an hour could help. */
export interface Remedies {
  alone: Remedy[]
  together: Remedy[]
}
