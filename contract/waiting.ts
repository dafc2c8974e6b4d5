/** The waiting list and its offers (等空位). */
export const waitingActions = {}
