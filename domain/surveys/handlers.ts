export const surveyHandlers = {}
