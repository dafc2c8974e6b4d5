import { currentHat } from './hat'
import { forgetAllLetters, forgetLetters } from './kept-letters'
import { forgetWhere } from './kept-replies'

/**
 * Takes off the phone what a guardian's hat has kept of the children, after a consent was withdrawn here or on another phone. The other phone learns of it with its next call
 * (CONSENT_NEEDED, or a session that asks for consent).
 * @param hat the hat worn now unless another is named
 */
export function forgetChildren(hat: string | undefined = currentHat()): void {
  if (!hat) return
  forgetWhere((name) => name.startsWith(`${hat}|`))
  forgetLetters(hat)
}

/** Takes off the phone all that any hat has kept of any child: nobody is signed in here any more. */
export function forgetEveryChild(): void {
  forgetWhere(() => true)
  forgetAllLetters()
}
