import { announceLetter } from './announce'
import { confirmLetter } from './confirm'
import { letterForm } from './form'
import { listLetters } from './list'
import { markLetter } from './mark'
import { myLetters, readLetter } from './mine'
import { openLetter } from './open'
import { withdrawLetter } from './withdraw'

export const letterHandlers = {
  'letters.list': listLetters,
  'letters.form': letterForm,
  'letters.announce': announceLetter,
  'letters.open': openLetter,
  'letters.mark': markLetter,
  'letters.withdraw': withdrawLetter,
  'letters.mine': myLetters,
  'letters.read': readLetter,
  'letters.confirm': confirmLetter,
}
