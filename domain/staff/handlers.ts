import { change } from './change'
import { check } from './check'
import { invite } from './invite'
import { leave } from './leave'
import { listStaff } from './list'

export const staffHandlers = {
  'staff.list': listStaff,
  'staff.invite': invite,
  'staff.change': change,
  'staff.leave': leave,
  'staff.check': check,
}
