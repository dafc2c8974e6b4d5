/** Staff and volunteers: invited, given classes, checked every year, leaving. */
export const staffActions = {}
