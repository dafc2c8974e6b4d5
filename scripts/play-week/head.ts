import type { DateText } from '../../contract/week'
import { addDays, dateOf, weekOfDate } from '../../contract/week'
import type { Cast } from './cast'

const SLOT_MINUTES = 15

/** Leaves the school one line, of quarter hours: too few for everybody. @returns the line */
export async function oneLine({ stage, head, say }: Cast): Promise<number> {
  const { lines } = await stage.ask(head, 'head', 'lines.list', {})
  const kept = lines.find(({ medium }) => medium === 'voice')!
  for (const line of lines) {
    const { lineId, name, medium, hours, number, handoff } = line
    const isKept = lineId === kept.lineId
    await stage.ask(head, 'head', 'lines.save', {
      ...{ lineId, name, medium, hours, number, handoff },
      slotMinutes: isKept ? SLOT_MINUTES : (line.slotMinutes as 15),
      active: isKept,
    })
  }
  const { capacity, children, need, reviews } = await stage.ask(head, 'head', 'lines.list', {})
  say(
    `one line: ${capacity} slots a week for ${children} children in ${need} families; ${reviews} families lose their time`,
  )
  return kept.lineId
}

/** Looks at Thursday's proposal, sets the times of the two families aside whose week is told (Monday's first, and one on the day that will be a holiday), and publishes. @returns what the plan says of itself */
export async function publishPlan(cast: Cast, holiday: DateText) {
  const { stage, head, say, week, told } = cast
  const proposal = await stage.ask(head, 'head', 'plans.open', { week })
  if (proposal.state !== 'proposal' || proposal.planId === null)
    throw new Error(`no proposal on Thursday: ${proposal.state}`)
  say(
    `plan: ${proposal.counts.seated} of ${proposal.counts.children} children have a time, ${proposal.counts.left} have none; ` +
      `why: ${proposal.blocked.map((set) => `${set.families} families share ${set.slots.length} slots`).join(', ') || 'there are none'}; ` +
      `what would help: ${proposal.remedies.map((one) => `+${one.more}`).join(' ') || 'nothing'}`,
  )
  await setAside(cast, told.takes.childId, week)
  await setAside(cast, told.looks.childId, holiday)
  for (let tries = 0; tries < 3; tries++) {
    const { planId } = await stage.ask(head, 'head', 'plans.open', { week })
    const { outcome, booked, left } = await stage.ask(head, 'head', 'plans.publish', { planId: planId! })
    if (outcome === 'published') {
      say(`published: ${booked} booked, ${left} wait`)
      return stage.ask(head, 'head', 'plans.open', { week })
    }
  }
  throw new Error('the plan could not be published')
}

/** The first time of a day that the plan is free to give goes to this child. */
async function setAside({ stage, head, week }: Cast, childId: number, day: DateText): Promise<void> {
  const { seats } = await stage.ask(head, 'head', 'plans.open', { week })
  const [first] = seats
    .filter(({ kept, startsAt }) => !kept && dateOf(startsAt) === day)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  if (!first) throw new Error(`the plan gives no time on ${day}`)
  await stage.ask(head, 'head', 'plans.pin', { childId, lineId: first.lineId, startsAt: first.startsAt })
}

/** A holiday that is put in the evening before; the head opens two hours more on Saturday for those who lose their time. @returns how many families lose their time */
export async function lateHoliday({ stage, head, say }: Cast, day: DateText): Promise<number> {
  const whole = { kind: 'closed' as const, reason: 'holiday' as const, fromOn: day, toOn: day }
  const { flagged } = await stage.ask(head, 'head', 'lines.except', whole)
  const saturday = addDays(weekOfDate(day), 5)
  const more = { kind: 'extra' as const, fromOn: saturday, toOn: saturday, fromMinute: 14 * 60, toMinute: 17 * 60 }
  await stage.ask(head, 'head', 'lines.except', more)
  say(`holiday on ${day}: ${flagged} families lose their time`)
  return flagged
}

/** The line breaks down for the rest of the day. @returns how many families lose their time */
export async function lineBreaks({ stage, desk, say }: Cast, lineId: number): Promise<number> {
  const { flagged } = await stage.ask(desk, 'desk', 'lines.broken', { lineId })
  say(`the line broke: ${flagged} families lose their time`)
  return flagged
}

/** Every day of the week that is played, Monday first. */
export function daysOf(week: DateText): DateText[] {
  return Array.from({ length: 7 }, (_, n) => addDays(week, n))
}
