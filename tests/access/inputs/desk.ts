import type { Aimed } from '../inputs'

export const deskInputs = {
  'desk.today': () => ({}),
  'desk.sheet': () => ({}),
  'desk.late': (at, ids) => ({ lineId: at.schoolId === ids.school ? ids.line : ids.line + 1, minutes: 10 }),
  'desk.reminded': (at) => ({ bookingId: at.bookingId }),
} satisfies Partial<Aimed>
