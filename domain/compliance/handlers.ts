export const complianceHandlers = {}
