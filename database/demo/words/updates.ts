import type { Random } from '../random'
import { spoken } from './talks'

/** The teacher's own sentence at the head of a weekly update. `*` is the child. */
const sentences = {
  talked: [
    '*这周通完话精神特别好，上课也更专心了。',
    '听*说起和您聊天的事，眼睛都是亮的。',
    '*这周表现稳稳的，谢谢您按时打电话。',
    '*把您的话记在心里了，作业比上周认真。',
  ],
  noted: [
    '*这周在学校过得充实，周末记得聊几句。',
    '*最近懂事了不少，盼着听到您的声音。',
    '*一切都好，电话约在周末也行，我帮着安排。',
  ],
  quiet: [
    '这周还没通上话，周末再约一次吧，*等着您。',
    '这周事情多，没来得及通话，下周我帮*约个您方便的时间。',
    '*一切都好，就是想听听您的声音。',
  ],
}

export function teacherLine(random: Random, state: keyof typeof sentences, callName: string, girl: boolean): string {
  return spoken(random.pick(sentences[state]), callName, girl)
}
