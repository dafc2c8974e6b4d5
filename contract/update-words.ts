/** A publication of weekly updates may be taken back for so long, in minutes. */
export const UNPUBLISH_MINUTES = 60

/**
 * Why a week had no call, as the parents read it: how the last try ended, or what became of the agreed time.
 * Each is a whole sentence, and lays nothing at the family's door.
 */
export const whyNotLabel = {
  noAnswer: '打过电话，那会儿没有人接。',
  busy: '打过电话，那会儿正在占线。',
  wrongNumber: '打过电话，号码好像换了，请把新号码告诉老师。',
  childAbsent: '约好的时候孩子不在学校。',
  lineBroken: '学校的电话那会儿坏了。',
  declined: '打过电话，那会儿不方便说话。',
  cutOff: '电话说到一半断了。',
  holiday: '这周学校放假，亲情电话没有开。',
  exam: '这周学校考试，亲情电话没有开。',
  lineClosed: '亲情电话这周没有开。',
  unlogged: '约好的那次电话，学校没有记下来。',
  other: '约好的时候电话没有打成。',
} as const

export type WhyNot = keyof typeof whyNotLabel

/** What makes an update thin, as the class teacher's stack flags it. */
export const lacksLabel = { callOnly: '只有通话', triedOnly: '只有没打通的电话', nothing: '还没有内容' } as const

export type Lacks = keyof typeof lacksLabel
