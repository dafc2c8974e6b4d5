/** The yearly compliance audit's pack. */
export const complianceActions = {}
