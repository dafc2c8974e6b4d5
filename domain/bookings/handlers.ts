import { board } from './board'
import { book } from './book'
import { cancel } from './cancel'
import { move } from './move'

export const bookingHandlers = {
  'bookings.board': board,
  'bookings.book': book,
  'bookings.move': move,
  'bookings.cancel': cancel,
}
