/** The duty roster (值班) and hand-over. */
export const dutyActions = {}
