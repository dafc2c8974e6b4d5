export const rosterHandlers = {}
