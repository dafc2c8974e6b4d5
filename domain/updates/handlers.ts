export const updateHandlers = {}
