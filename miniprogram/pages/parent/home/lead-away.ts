import { errorText } from '../../../../contract/errors'
import type { ScreenState } from '../../../behaviors/screen-state'
import { addressOf, toDoor } from '../../start/arrive'

const HOME = '/pages/parent/home/index'

/**
 * Observes `screen` in every pane of a parent: whoever is not signed in is led to the door, whoever has not consented (or
 * whose notice is out of date) to the consent, and from there back.
 */
export function leadAway({ state, signIn, text }: ScreenState): void {
  if (state !== 'error') return
  // The page must not vanish under the setData that is telling us.
  if (signIn) setTimeout(() => toDoor(HOME))
  else if (text === errorText.CONSENT_NEEDED) setTimeout(toConsent)
}

function toConsent(): void {
  wx.reLaunch({ url: addressOf('/pages/consent/index', { to: HOME }) })
}
