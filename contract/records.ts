/** A child's record (档案) and contact card (联系卡): reading it as of a day, correcting it, who cares for the child, the entrustment on file. */
export const recordActions = {}
