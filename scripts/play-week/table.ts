import type { Played } from './play'

/** The week's numbers in lines of text: the whole school first, then every child whose numbers do not add up (there should be none). */
export function tableOf({ week, sums, holiday, broken, mended, looked, took }: Played): string {
  const { planned, called, missed, moved, cancelled, ahead, difference } = sums.totals
  const off = sums.children.filter((child) => child.difference !== 0)
  return [
    `week of ${week}: ${sums.reached} of ${sums.total} children heard from home`,
    `planned ${planned} = called ${called} + missed ${missed} + moved ${moved} + cancelled ${cancelled} + still ahead ${ahead}; difference ${difference}`,
    `holiday took ${holiday} times, the broken line ${broken}; ${mended} of these families chose another`,
    `child ${looked.childId} lost ${looked.from} and found ${looked.to}; child ${took.childId} missed ${took.missed} and took ${took.at}, which somebody gave back`,
    off.length === 0
      ? 'every child adds up'
      : `children that do not add up: ${off.map(({ childId }) => childId).join(', ')}`,
  ].join('\n')
}
