/** Binding a relative's WeChat by a one-time code, and undoing a wrong one. */
export const bindingActions = {}
