export const bindingHandlers = {}
