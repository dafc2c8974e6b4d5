export const staffHandlers = {}
