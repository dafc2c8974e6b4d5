export const overviewHandlers = {}
