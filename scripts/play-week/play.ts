import type { Output } from '../../contract/actions'
import { addDays, instantAt, weekdayName } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { BROKEN, castOf, HOLIDAY, isTold } from './cast'
import type { Cast } from './cast'
import { Chance } from './chance'
import { deskDay, walkIns } from './desk'
import type { Day } from './desk'
import { answerOffers, familiesAnswer, familiesMend } from './families'
import { daysOf, lateHoliday, lineBreaks, oneLine, publishPlan } from './head'
import type { Stage } from './stage'
import { looksForAnother, takesWhatIsGivenBack } from './told'
import type { Looked, Took } from './told'

const hour = (n: number) => n * 60

/** What happened, in the end. */
export interface Played {
  week: DateText
  plan: Output<'plans.open'>
  holiday: number
  broken: number
  mended: number
  /** What became of the two families whose week is told. */
  looked: Looked
  took: Took
  days: Day[]
  /** The week's numbers as the head reads them on Monday morning. */
  sums: Output<'calls.week'>
}

/**
 * A full week of a school with one phone line, by the stage's HTTP face: planned on Thursday at 20:00, published, answered by the families; a holiday put in late, a line that breaks, calls that
 * nobody answers, freed times offered to who waits, walk-ins and a call from home. The stage's clock must stand before that Thursday, of the week before `week`.
 */
export async function playWeek(stage: Stage, week: DateText, say: (line: string) => void): Promise<Played> {
  const cast = await castOf(stage, { chance: new Chance(7), say, week })
  const lineId = await oneLine(cast)
  await stage.clockTo(instantAt(addDays(week, -4), hour(20) + 2))
  const plan = await publishPlan(cast, addDays(week, HOLIDAY))
  await stage.clockTo(instantAt(addDays(week, -2), hour(10)))
  await familiesAnswer(cast)
  const told = { holiday: 0, broken: 0, mended: 0 }
  let looked: Looked | undefined
  let took: Took | undefined
  const days: Day[] = []
  for (const [n, date] of daysOf(week).entries()) {
    await stage.clockTo(instantAt(date, hour(8)))
    const taken = await morning(cast, date, n)
    const broken = n === BROKEN
    const day = await deskDay(cast, date, instantAt(date, broken ? hour(17) : hour(24)))
    day.offersTaken += taken
    if (n === 0) {
      took = await takesWhatIsGivenBack(cast, addDays(date, 1))
      day.offersTaken += took.offersTaken
    }
    if (broken) {
      await stage.clockTo(instantAt(date, hour(17)))
      told.broken += await lineBreaks(cast, lineId)
      told.mended += await familiesMend(cast)
    }
    // The evening before a holiday that nobody had thought of, after nine: nothing is offered to who waits until the morning, so who looks at once finds the extra hours.
    if (n === HOLIDAY - 1) {
      await stage.clockTo(instantAt(date, hour(21) + 5))
      told.holiday += await lateHoliday(cast, addDays(date, 1))
      looked = await looksForAnother(cast)
      told.mended += 1 + (await familiesMend(cast))
    }
    say(`${weekdayName(date)}: ${JSON.stringify(day)}`)
    days.push(day)
  }
  await stage.clockTo(instantAt(addDays(week, 7), 15))
  const sums = await stage.ask(cast.head, 'head', 'calls.week', { week })
  return { week, plan, ...told, looked: looked!, took: took!, days, sums }
}

/** Before the desk opens: what came free is offered, somebody tells of a call from home, and on Wednesday children come by without a time. @returns how many offers were taken */
async function morning(cast: Cast, date: DateText, n: number): Promise<number> {
  const { stage } = cast
  const { taken } = await answerOffers(cast)
  const family = cast.families.filter(({ children }) => !children.some((childId) => isTold(cast, childId)))[n * 3]
  if (n > 0 && family) {
    await stage.ask(family.phone, 'parent', 'calls.home', {
      childId: family.children[0]!,
      on: addDays(date, -1),
      minutes: 12,
    })
  }
  if (n === 2) await walkIns(cast, instantAt(date, hour(8)), 3)
  return taken
}
