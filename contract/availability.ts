/** 我的空闲: when a relative can be reached. */
export const availabilityActions = {}
