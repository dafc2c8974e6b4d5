export const recordHandlers = {}
