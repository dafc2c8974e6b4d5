import { board } from './board'
import { book } from './book'
import { cancel } from './cancel'
import { confirm } from './confirm'
import { hold, release } from './hold'
import { move } from './move'

export const bookingHandlers = {
  'bookings.board': board,
  'bookings.hold': hold,
  'bookings.release': release,
  'bookings.book': book,
  'bookings.move': move,
  'bookings.cancel': cancel,
  'bookings.confirm': confirm,
}
