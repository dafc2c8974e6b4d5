import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Label, consentPurposeLabel, consentStandingLabel } from '../../contract/labels'

export type Purpose = Label<typeof consentPurposeLabel>
export type Standing = Label<typeof consentStandingLabel>

/** One row of a child's consent ledger. `onCard`: its guardian stands on the child's contact card today. `renewed`: it ended because its guardian agreed to a newer notice. Instants in milliseconds since 1970. */
export interface ConsentRow {
  purpose: Purpose
  onCard: boolean
  renewed: boolean
  givenAt: number
  withdrawnAt: number | null
}

/**
 * How a purpose stands for a child, over all guardians. A consent counts while its guardian stands on the contact card; a withdrawal counts whoever made it, so that
 * nobody's no is undone by mending a card; a renewal is no withdrawal. For the record one guardian's yes is enough. A picture cannot be half shown: there one guardian's no after another's
 * yes is a no until somebody says yes again (PIPL Art 15, 29; 儿童个人信息网络保护规定 Art 9-10).
 */
export function standingOf(purpose: Purpose, rows: readonly ConsentRow[]): Standing {
  const own = rows.filter((row) => row.purpose === purpose)
  const noes = own.flatMap(({ withdrawnAt, renewed }) => (renewed ? [] : (withdrawnAt ?? [])))
  const overruled = (yes: ConsentRow) => purpose === 'photos' && noes.some((no) => no >= yes.givenAt)
  if (own.some((row) => row.withdrawnAt === null && row.onCard && !overruled(row))) return 'given'
  return noes.length > 0 ? 'withdrawn' : 'neverAsked'
}

/** What the school does with a child's data that a guardian can end, and what they cannot. */
export type Processing = 'note' | 'letter' | 'callDetails' | 'photo' | 'districtCount' | 'call' | 'contactCard' | 'care'

type Standings = Record<Purpose, Standing>

/**
 * Whether the school may go on with it. The record is a duty of the law until a guardian says no (未成年人保护法 Art 43: a file for each child), so that a child whose parents have no
 * phone is not left out; who was never asked has not refused. After a no the weekly call, the contact card and who cares for the child go on, because the law asks them of the
 * school and the parents whatever anybody agrees to (Art 23, 43); talks, visits, letters, moods and pictures end.
 */
export function mayProcess(what: Processing, standing: Standings): boolean {
  switch (what) {
    case 'call':
    case 'contactCard':
    case 'care':
      return true
    case 'photo':
      return standing.photos === 'given' && standing.records !== 'withdrawn'
    case 'districtCount':
      return standing.records !== 'given' || standing.district === 'given'
    default:
      return standing.records !== 'withdrawn'
  }
}

/** `standingOf('records', ...) === 'withdrawn'` for a child of the caller's school (a column expression) as SQL. */
export function recordsWithdrawn(childId: SQL): SQL {
  return sql`app.records_withdrawn(${childId})`
}
