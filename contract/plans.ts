/** The week's plan of calls. */
export const planActions = {}
