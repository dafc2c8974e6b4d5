import type { Output } from '../../../../../../contract/actions'
import { weekText } from '../../../../../../contract/week'
import { momentText } from '../../../../../services/clock'
import { answerText, readerName } from '../words'

type Preview = Output<'updates.preview'>

export interface View {
  name: string
  week: string
  dates: string
  published: boolean
  /** The parents see that it was corrected; its version. */
  corrected: boolean
  version: number
  teacherLine: string
  voice: Preview['voice']
  body: Preview['body']
  photos: string[]
  noContact: string
  /** Who of the family has read it, and what they said. */
  readers: Array<{ key: string; text: string; at: string }>
}

/** Sentences that a teacher may take as they are, or as a start; `label` is what stands on the chip. None of them sets a child against others. */
export const phrases = [
  { label: '状态稳', text: '这周状态很稳，请放心。' },
  { label: '学习进步', text: '学习上有进步，回家多夸夸。' },
  { label: '肯举手', text: '上课肯举手了，声音也大了。' },
  { label: '肯动脑', text: '遇到难题肯自己想办法，长大了。' },
  { label: '同学和睦', text: '和同学相处得很好。' },
  { label: '爱帮忙', text: '帮老师、帮同学做了不少事。' },
  { label: '吃睡都好', text: '吃得香，睡得好，精神足。' },
  { label: '爱笑了', text: '这周爱笑了，脸上有光。' },
  { label: '想家', text: '有点想家，打电话时多听孩子说说。' },
  { label: '有点闷', text: '这几天有点闷，我会多陪陪，您也打个电话。' },
  { label: '添衣', text: '天冷了，已提醒添衣。' },
  { label: '再约通话', text: '这周还没通上话，周末再约一次吧。' },
]

const LONGEST = 200

/** A phrase put after what stands there already; what does not fit any more is left out. */
export function withPhrase(line: string, phrase: string): string {
  if (line.includes(phrase)) return line
  const longer = `${line.trim()}${phrase}`
  return longer.length > LONGEST ? line : longer
}

/**
 * One update as its parents will see it, and what they answered.
 * @param present milliseconds since 1970
 */
export function toView(preview: Preview, present: number): View {
  const { name, week, published, corrected, version, teacherLine, voice, body, photos, answers } = preview
  return {
    name,
    week,
    dates: weekText(week),
    ...{ published, corrected, version, teacherLine, voice, body, photos },
    noContact: body.calls.length === 0 && !body.whyNot ? '这一周没有通上话。' : '',
    readers: answers.map((answer, index) => ({
      key: `${index}`,
      text: answerText(answer) || `${readerName(answer)}看过了`,
      at: momentText(Date.parse(answer.readAt), present),
    })),
  }
}
