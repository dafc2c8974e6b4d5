import type { Output } from '../../../../../../contract/actions'
import { weekText } from '../../../../../../contract/week'

type Preview = Output<'updates.preview'>

export interface View {
  name: string
  dates: string
  published: boolean
  teacherLine: string
  body: Preview['body']
  photos: string[]
  noContact: string
}

/** Sentences that a teacher may take as they are, or as a start. */
export const phrases = [
  '这周状态很稳，请放心。',
  '学习上有进步，回家多夸夸。',
  '有点想家，打电话时多听他说说。',
  '和同学相处得很好。',
  '天冷了，已提醒添衣。',
  '这周还没通上话，周末再约一次吧。',
]

const LONGEST = 200

/** A phrase put after what stands there already; what does not fit any more is left out. */
export function withPhrase(line: string, phrase: string): string {
  if (line.includes(phrase)) return line
  const longer = `${line.trim()}${phrase}`
  return longer.length > LONGEST ? line : longer
}

/** One update as its parents will see it. */
export function toView({ name, week, published, teacherLine, body, photos }: Preview): View {
  return {
    name,
    dates: weekText(week),
    published,
    teacherLine,
    body,
    photos,
    noContact: body.calls.length === 0 ? '这一周没有通上话。' : '',
  }
}
