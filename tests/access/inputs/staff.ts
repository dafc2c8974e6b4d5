import type { Aimed } from '../inputs'

/** Nobody: whoever is named here would lose their hats in the middle of the matrix. tests/people tries them on real staff. */
const NOBODY = 999_901

export const staffInputs = {
  'staff.list': () => ({}),
  'staff.invite': () => ({ name: '矩阵老师', phone: '19900007777', roles: ['desk'] }),
  'staff.change': () => ({ personId: NOBODY, roles: ['desk'] }),
  'staff.leave': () => ({ personId: NOBODY }),
  'staff.check': () => ({ personId: NOBODY, checkedOn: '2026-11-01' }),
} satisfies Partial<Aimed>
