export const dutyHandlers = {}
