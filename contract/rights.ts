/** A guardian's rights over the child's data: what is held, who read it, a copy, a correction, a deletion; and the head's answers. */
export const rightsActions = {}
