import { leadAway } from '../record/lead-away'

/** Whoever is not signed in any more is led to the door, and from there back to the district's home. */
export const toDoorFromDistrict = leadAway('/pages/district/home/index')
