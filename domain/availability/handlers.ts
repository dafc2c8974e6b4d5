export const availabilityHandlers = {}
