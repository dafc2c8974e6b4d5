export const waitingHandlers = {}
