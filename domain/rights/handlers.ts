export const rightsHandlers = {}
