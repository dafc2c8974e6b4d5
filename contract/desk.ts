/** The desk of the family phone (值班台). */
export const deskActions = {}
