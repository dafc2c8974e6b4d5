import type { Role } from '../../../contract/roles'
import { homeOf, type Hat, type Session } from '../../services/session'

export interface Landing {
  hat: string
  /** Path with query, with its leading slash. */
  url: string
}

/** Whose page it is, by its folder; a folder that is not named here belongs to every hat. */
const owners: Record<string, Role[]> = {
  parent: ['parent'],
  teacher: ['teacher', 'desk'],
  desk: ['desk', 'head'],
  head: ['head'],
  district: ['district'],
  record: ['teacher', 'desk', 'head'],
  rights: ['parent', 'head'],
}

const CONSENT = '/pages/consent/index'

function pageOf(to: string | undefined): string | undefined {
  const url = to && (to.startsWith('/') ? to : `/${to}`)
  const honoured =
    url && /^[/]pages[/][a-z]+[/]/.test(url) && !url.startsWith('/pages/start/') && !url.startsWith(CONSENT)
  return honoured ? url : undefined
}

function hatFor(session: Session, worn: string | undefined, url: string): Hat | undefined {
  const named = /[?&]hat=([^&]+)/.exec(url)?.[1]
  const wanted = named ? decodeURIComponent(named) : worn
  const roles = owners[url.split('/')[2] ?? '']
  const fitting = session.hats.filter((hat) => !roles || roles.includes(hat.role))
  return fitting.find((hat) => hat.key === wanted) ?? fitting.find((hat) => hat.key === worn) ?? fitting[0]
}

/** Nobody is sent to the consent page for a hat that may have it already: with several, the server says which one needs it. */
function consentFirst(session: Session, hat: Hat): boolean {
  const guardianships = session.hats.filter((one) => one.role === 'parent')
  return session.consentNeeded && hat.role === 'parent' && guardianships.length === 1
}

/**
 * Where somebody who is known goes: to the page that a message named, with the hat that it is for, or home with the hat
 * worn last. A guardian who has not consented yet passes by the consent page first.
 * @param to the page that was asked for, with its query; one that is not theirs is not honoured
 * @returns undefined for a person without any hat
 */
export function landing(session: Session, worn: string | undefined, to?: string): Landing | undefined {
  const page = pageOf(to)
  const guest = page ? hatFor(session, worn, page) : undefined
  const hat = guest ?? session.hats.find((one) => one.key === worn) ?? session.hats[0]
  if (!hat) return undefined
  const url = guest && page ? page : homeOf(hat.role)
  return { hat: hat.key, url: consentFirst(session, hat) ? `${CONSENT}?to=${encodeURIComponent(url)}` : url }
}
