export const noteHandlers = {}
