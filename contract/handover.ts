/** What a hand-over note can say with one tap (交接): about the desk and its lines, never about a child. */
export const handoverPointLabel = {
  allWell: '一切正常',
  lineTrouble: '电话有问题',
  ranLate: '时间往后拖了',
  remindLeft: '还有家长没提醒到',
  callBack: '有家长会打回来',
  queueLeft: '还有孩子在排队',
  keyMoved: '钥匙、登记本换了地方',
} as const

export type HandoverPoint = keyof typeof handoverPointLabel
