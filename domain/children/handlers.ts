import { classWeek } from './class-week'
import { listChildren } from './list'
import { openChild } from './open'
import { revealContact } from './reveal'
import { weekToday } from './today'

export const childHandlers = {
  'classes.week': classWeek,
  'week.today': weekToday,
  'children.open': openChild,
  'contacts.reveal': revealContact,
  'children.list': listChildren,
}
