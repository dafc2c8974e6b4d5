import { deskLate } from './late'
import { deskReminded } from './reminded'
import { deskSheet } from './sheet'
import { deskToday } from './today'

export const deskHandlers = {
  'desk.today': deskToday,
  'desk.sheet': deskSheet,
  'desk.late': deskLate,
  'desk.reminded': deskReminded,
}
