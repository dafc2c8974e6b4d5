/** The survey at a term's start (摸底), and the moves that it finds: a new child, another class, leaving, coming back. */
export const surveyActions = {}
