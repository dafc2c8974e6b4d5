import type { Output } from '../../../contract/actions'
import { consentPurposeLabel, consentPurposeText } from '../../../contract/labels'

export type Purpose = keyof typeof consentPurposeLabel

export interface PurposeView {
  key: Purpose
  label: string
  text: string
  on: boolean
}

export interface View {
  /** `欧阳小雨（三年级1班）`, one a line. */
  children: string[]
  needed: PurposeView
  optional: PurposeView[]
  button: string
  noticeVersion: string
}

type Consents = Output<'consents.list'>

const purposes = Object.keys(consentPurposeLabel) as Purpose[]
const NEEDED: Purpose = 'records'

const givenFor = (purpose: Purpose) => (child: Consents['children'][number]) =>
  child.given.some((one) => one.purpose === purpose)

/** One purpose in words. */
export function purposeView(key: Purpose, on: boolean): PurposeView {
  return { key, label: consentPurposeLabel[key], text: consentPurposeText[key], on }
}

/** What the main button says: exactly what the tap agrees to. */
export function buttonText(optional: PurposeView[]): string {
  const chosen = optional.filter(({ on }) => on).length
  return chosen === 0 ? '同意建立档案' : `同意建立档案和已打开的 ${chosen} 项`
}

/**
 * The guardian's consent. The record is what Yanshu is for; everything else is off until the guardian turns it on, because
 * a separate consent is an act of its own (PIPL Art 29). Somebody who is asked again finds what they had turned on.
 */
export function toView({ children, noticeVersion }: Consents): View {
  const optional = purposes
    .filter((key) => key !== NEEDED)
    .map((key) => purposeView(key, children.length > 0 && children.every(givenFor(key))))
  return {
    children: children.map(({ name, className }) => `${name}（${className}）`),
    needed: purposeView(NEEDED, true),
    optional,
    button: buttonText(optional),
    noticeVersion,
  }
}

/** The view after one switch was turned. */
export function switched(view: View, key: string, on: boolean): View {
  const optional = view.optional.map((one) => (one.key === key ? { ...one, on } : one))
  return { ...view, optional, button: buttonText(optional) }
}

/** What the guardian agrees to with this tap. */
export function chosen(view: View): Purpose[] {
  return [view.needed, ...view.optional].filter(({ on }) => on).map(({ key }) => key)
}

/** What had been given for a child and is off now: to be withdrawn before the rest is given. */
export function withdrawn({ children }: Consents, view: View): Array<{ childId: number; purpose: Purpose }> {
  const off = view.optional.filter(({ on }) => !on)
  return children.flatMap((child) =>
    off.filter(({ key }) => givenFor(key)(child)).map(({ key }) => ({ childId: child.childId, purpose: key })),
  )
}
