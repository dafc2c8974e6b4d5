export const childHandlers = {}
