export const deskHandlers = {}
